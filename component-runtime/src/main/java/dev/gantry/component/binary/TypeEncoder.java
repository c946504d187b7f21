package dev.gantry.component.binary;

import dev.gantry.component.syntax.Alias;
import dev.gantry.component.syntax.Declarator;
import dev.gantry.component.syntax.DefinedType;
import dev.gantry.component.syntax.ExternName;
import dev.gantry.component.syntax.ExternType;
import dev.gantry.component.syntax.ValueTypeUse;
import dev.gantry.engine.binary.ByteWriter;
import dev.gantry.engine.binary.TypeWriter;
import java.util.List;
import java.util.Optional;

/** Encodes component-level types, names and aliases (Binary.md, Type Definitions). */
final class TypeEncoder {
  private final ByteWriter to;

  TypeEncoder(ByteWriter to) {
    this.to = to;
  }

  void type(DefinedType type) {
    switch (type) {
      case DefinedType.OfValues values -> valueType(values);
      case DefinedType.FunctionDefinition(var async, var parameters, var result) -> {
        to.writeByte(async ? 0x43 : 0x40);
        labelledTypes(parameters);
        result(result);
      }
      case DefinedType.ComponentDefinition(var declarators) -> {
        to.writeByte(0x41);
        to.writeList(declarators, this::declarator);
      }
      case DefinedType.InstanceDefinition(var declarators) -> {
        to.writeByte(0x42);
        to.writeList(declarators, this::declarator);
      }
      case DefinedType.ResourceDefinition(var representation, var destructor) -> {
        to.writeByte(0x3F);
        new TypeWriter(to).valueType(representation);
        to.writeByte(destructor.isPresent() ? 1 : 0);
        destructor.ifPresent(to::writeU32);
      }
    }
  }

  private void valueType(DefinedType.OfValues type) {
    switch (type) {
      case DefinedType.PrimitiveDefinition(var primitive) -> to.writeByte(primitive.code());
      case DefinedType.RecordDefinition(var fields) -> {
        to.writeByte(0x72);
        labelledTypes(fields);
      }
      case DefinedType.VariantDefinition(var cases) -> {
        to.writeByte(0x71);
        to.writeList(
            cases,
            variantCase -> {
              to.writeName(variantCase.label());
              optionalUse(variantCase.payload());
              to.writeByte(0x00);
            });
      }
      case DefinedType.ListDefinition(var element) -> {
        to.writeByte(0x70);
        use(element);
      }
      case DefinedType.FixedListDefinition(var element, int length) -> {
        to.writeByte(0x67);
        use(element);
        to.writeU32(length);
      }
      case DefinedType.TupleDefinition(var elements) -> {
        to.writeByte(0x6F);
        to.writeList(elements, this::use);
      }
      case DefinedType.FlagsDefinition(var labels) -> labels(0x6E, labels);
      case DefinedType.EnumDefinition(var labels) -> labels(0x6D, labels);
      case DefinedType.OptionDefinition(var some) -> {
        to.writeByte(0x6B);
        use(some);
      }
      case DefinedType.ResultDefinition(var ok, var error) -> {
        to.writeByte(0x6A);
        optionalUse(ok);
        optionalUse(error);
      }
      case DefinedType.OwnDefinition(int resource) -> {
        to.writeByte(0x69);
        to.writeU32(resource);
      }
      case DefinedType.BorrowDefinition(int resource) -> {
        to.writeByte(0x68);
        to.writeU32(resource);
      }
      case DefinedType.StreamDefinition(var element) -> {
        to.writeByte(0x66);
        optionalUse(element);
      }
      case DefinedType.FutureDefinition(var element) -> {
        to.writeByte(0x65);
        optionalUse(element);
      }
      case DefinedType.MapDefinition(var key, var value) -> {
        to.writeByte(0x63);
        use(key);
        use(value);
      }
    }
  }

  private void labels(int code, List<String> labels) {
    to.writeByte(code);
    to.writeList(labels, to::writeName);
  }

  private void labelledTypes(List<DefinedType.LabelledType> types) {
    to.writeList(
        types,
        type -> {
          to.writeName(type.label());
          use(type.type());
        });
  }

  void use(ValueTypeUse use) {
    switch (use) {
      case ValueTypeUse.Primitive(var primitive) -> to.writeByte(primitive.code());
      case ValueTypeUse.Defined(int index) -> to.writeSigned(Integer.toUnsignedLong(index));
    }
  }

  private void optionalUse(Optional<ValueTypeUse> use) {
    to.writeByte(use.isPresent() ? 1 : 0);
    use.ifPresent(this::use);
  }

  void result(Optional<ValueTypeUse> result) {
    if (result.isPresent()) {
      to.writeByte(0x00);
      use(result.get());
    } else {
      to.writeByte(0x01);
      to.writeByte(0x00);
    }
  }

  private void declarator(Declarator declarator) {
    switch (declarator) {
      case Declarator.CoreTypeDeclarator(var type) -> {
        to.writeByte(0x00);
        new CoreTypeEncoder(to).type(type);
      }
      case Declarator.TypeDeclarator(var type) -> {
        to.writeByte(0x01);
        type(type);
      }
      case Declarator.AliasDeclarator(var alias) -> {
        to.writeByte(0x02);
        alias(alias);
      }
      case Declarator.ImportDeclarator(var name, var type) -> {
        to.writeByte(0x03);
        externName(name);
        externType(type);
      }
      case Declarator.ExportDeclarator(var name, var type) -> {
        to.writeByte(0x04);
        externName(name);
        externType(type);
      }
    }
  }

  void alias(Alias alias) {
    ComponentEncoder.sort(to, alias.sort());
    switch (alias) {
      case Alias.ExportAlias(_, int instance, var name) -> {
        to.writeByte(0x00);
        to.writeU32(instance);
        to.writeName(name);
      }
      case Alias.CoreExportAlias(_, int instance, var name) -> {
        to.writeByte(0x01);
        to.writeU32(instance);
        to.writeName(name);
      }
      case Alias.OuterAlias(_, int count, int index) -> {
        to.writeByte(0x02);
        to.writeU32(count);
        to.writeU32(index);
      }
    }
  }

  void externName(ExternName name) {
    if (!name.hasAttributes()) {
      to.writeByte(0x00);
      to.writeName(name.name());
      return;
    }
    to.writeByte(0x02);
    to.writeName(name.name());
    to.writeU32(
        (int)
            (name.implementedInterface().stream().count()
                + name.versionSuffix().stream().count()
                + name.externalId().stream().count()));
    attribute(0x00, name.implementedInterface());
    attribute(0x01, name.versionSuffix());
    attribute(0x02, name.externalId());
  }

  private void attribute(int code, Optional<String> value) {
    value.ifPresent(
        text -> {
          to.writeByte(code);
          to.writeName(text);
        });
  }

  void externType(ExternType type) {
    ComponentEncoder.sort(to, type.sort());
    switch (type) {
      case ExternType.OfModule(int index) -> to.writeU32(index);
      case ExternType.OfFunction(int index) -> to.writeU32(index);
      case ExternType.OfComponent(int index) -> to.writeU32(index);
      case ExternType.OfInstance(int index) -> to.writeU32(index);
      case ExternType.EqualToValue(int index) -> {
        to.writeByte(0x00);
        to.writeU32(index);
      }
      case ExternType.OfValue(var use) -> {
        to.writeByte(0x01);
        use(use);
      }
      case ExternType.EqualToType(int index) -> {
        to.writeByte(0x00);
        to.writeU32(index);
      }
      case ExternType.SubResource _ -> to.writeByte(0x01);
    }
  }
}
