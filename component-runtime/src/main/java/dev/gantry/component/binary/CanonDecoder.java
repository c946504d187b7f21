package dev.gantry.component.binary;

import dev.gantry.component.syntax.BuiltIn;
import dev.gantry.component.syntax.Canon;
import dev.gantry.component.syntax.CanonOption;
import dev.gantry.component.syntax.CanonOption.StringEncoding;
import dev.gantry.component.syntax.CanonOptions;

/** Decodes canonical definitions (Binary.md, Canonical Definitions). */
final class CanonDecoder {
  private static final int MAX_OPTIONS = 10;

  private CanonDecoder() {}

  static Canon decode(ByteReader in) {
    int code = in.readByte();
    return switch (code) {
      case 0x00 -> {
        requireFunctionSort(in, "canonical function lift");
        int coreFunction = in.readU32();
        CanonOptions options = options(in);
        yield new Canon.Lift(coreFunction, options, in.readU32());
      }
      case 0x01 -> {
        requireFunctionSort(in, "canonical function lower");
        yield new Canon.Lower(in.readU32(), options(in));
      }
      default ->
          builtIn(
              in,
              BuiltIn.ofCode(code)
                  .orElseThrow(() -> in.invalidLeadingByte(code, "canonical function")));
    };
  }

  private static void requireFunctionSort(ByteReader in, String what) {
    int sort = in.readByte();
    if (sort != 0x00) {
      throw in.invalidLeadingByte(sort, what);
    }
  }

  private static Canon builtIn(ByteReader in, BuiltIn builtIn) {
    return switch (builtIn.shape()) {
      case PLAIN -> new Canon.Plain(builtIn);
      case TYPE -> new Canon.OfType(builtIn, in.readU32());
      case TYPE_OPTIONS -> new Canon.Copy(builtIn, in.readU32(), options(in));
      case TYPE_MAYBE_ASYNC -> new Canon.CancelCopy(builtIn, in.readU32(), in.readBoolean());
      case MAYBE_ASYNC -> new Canon.MaybeAsync(builtIn, in.readBoolean());
      case OPTIONS -> new Canon.WithOptions(builtIn, options(in));
      case RESULT -> new Canon.TaskReturn(builtIn, TypeDecoder.result(in), options(in));
      case SLOT -> new Canon.Context(builtIn, CoreTypeDecoder.valueType(in), in.readU32());
      case CANCELLABLE -> new Canon.Cancellable(builtIn, in.readBoolean());
      case CANCELLABLE_MEMORY ->
          new Canon.CancellableMemory(builtIn, in.readBoolean(), in.readU32());
      case CORE_TYPE -> new Canon.OfCoreType(builtIn, in.readU32());
      case CORE_TYPE_TABLE -> new Canon.OfCoreTypeAndTable(builtIn, in.readU32(), in.readU32());
    };
  }

  private static CanonOptions options(ByteReader in) {
    return new CanonOptions(in.readVector(MAX_OPTIONS, "canonical options", CanonDecoder::option));
  }

  private static CanonOption option(ByteReader in) {
    int code = in.readByte();
    return switch (code) {
      case 0x00 -> StringEncoding.UTF8;
      case 0x01 -> StringEncoding.UTF16;
      case 0x02 -> StringEncoding.LATIN1_UTF16;
      case 0x03 -> new CanonOption.Memory(in.readU32());
      case 0x04 -> new CanonOption.Realloc(in.readU32());
      case 0x05 -> new CanonOption.PostReturn(in.readU32());
      case 0x06 -> new CanonOption.Async();
      case 0x07 -> new CanonOption.Callback(in.readU32());
      case 0x08 -> new CanonOption.CoreFunctionType(in.readU32());
      case 0x09 -> new CanonOption.Gc();
      default -> throw in.invalidLeadingByte(code, "canonical option");
    };
  }
}
