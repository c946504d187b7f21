package com.example;

import com.example.fix.text.Ops;
import dev.gantry.component.Component;
import dev.gantry.component.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A guest whose strings are UTF-16, and which calls the host. */
public final class TextDriver implements Function<Path, String> {
  @Override
  public String apply(Path guest) {
    var answers = new StringBuilder();
    List<String> logged = new ArrayList<>();
    try (Store store = Store.create()) {
      Ops ops = Text.instantiate(store, Component.read(guest), logged::add).ops();
      answers.append(ops.upper("h\u00e9llo \ud83d\ude00")).append('\n');
      answers.append(ops.split("a-b\u00fc-\ud83d\ude00", '-')).append('\n');
      answers.append(ops.summarize(new double[] {1, 2, 6})).append('\n');
      answers.append(ops.summarize(new double[0])).append('\n');
      answers.append(ops.parse("-42")).append('\n');
      try {
        answers.append(ops.parse("x"));
      } catch (Ops.StringException e) {
        answers.append("refused\n");
      }
    } catch (Ops.StringException e) {
      throw new AssertionError(e);
    }
    return answers.toString();
  }
}
