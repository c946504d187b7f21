package dev.gantry.component.exec;

import dev.gantry.component.Component;
import dev.gantry.component.ComponentFeatures;
import dev.gantry.component.binary.ComponentDecoder;
import dev.gantry.component.syntax.ComponentSyntax;
import dev.gantry.component.text.TextComponent;
import dev.gantry.component.valid.ComponentType;
import dev.gantry.component.valid.ComponentValidator;
import dev.gantry.component.valid.ValidComponent;
import dev.gantry.engine.Engine;
import dev.gantry.engine.Module;
import dev.gantry.engine.link.ModuleCode;
import dev.gantry.engine.syntax.Bytes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A component with all that is known of it before it is linked. Immutable. */
public final class RuntimeComponent implements Component {
  private final ComponentPlan plan;

  private RuntimeComponent(ComponentPlan plan) {
    this.plan = plan;
  }

  /** {@return the component in these bytes, binary or text} */
  public static RuntimeComponent of(Engine engine, ComponentFeatures features, byte... bytes) {
    byte[] binary = bytes.length > 0 && bytes[0] == 0 ? bytes : TextComponent.parse(bytes);
    ComponentSyntax syntax = ComponentDecoder.decode(Bytes.of(binary));
    // By where they begin: each is decoded and validated once.
    var modules = new HashMap<Integer, Module>();
    ValidComponent valid =
        ComponentValidator.validate(
            syntax,
            features,
            engine.features(),
            (bytesOfModule, _) -> {
              ModuleCode code = ModuleCode.read(engine, bytesOfModule);
              modules.put(bytesOfModule.start(), Module.of(engine, code));
              return code.syntax();
            });
    return new RuntimeComponent(ComponentPlan.of(engine.executor(), modules, valid));
  }

  /** {@return what it imports and exports} */
  public ComponentType type() {
    return plan.valid().type();
  }

  @Override
  public List<String> imports() {
    return List.copyOf(type().imports().keySet());
  }

  @Override
  public List<String> exports() {
    return List.copyOf(type().exports().keySet());
  }

  @Override
  public List<Module> coreModules() {
    return plan.coreModules();
  }

  /**
   * {@return a new instance}
   *
   * @param arguments what its imports stand for, by name
   */
  public ExportedInstance instantiate(RuntimeStore store, Map<String, Item> arguments) {
    var closure = new ComponentClosure(plan, null);
    return HostCalls.get(
        store,
        () -> "instantiating a component",
        () ->
            new ExportedInstance(
                store,
                type(),
                Instantiation.instantiate(store, closure, null, "component", arguments)));
  }
}
