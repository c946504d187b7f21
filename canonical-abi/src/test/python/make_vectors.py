#!/usr/bin/env python3
"""Writes vectors.tsv: what the specification's own code answers for random types and values.

Usage: make_vectors.py DEFINITIONS_DIR > ../resources/dev/gantry/abi/vectors.tsv

DEFINITIONS_DIR is design/mvp/canonical-abi of a checkout of WebAssembly/component-model, which
holds definitions.py. The seed is fixed, so the same specification gives the same file.

Each line is one vector, fields separated by tabs:
  layout  POINTER TYPE ALIGNMENT SIZE FLAT-TYPES
  lower   POINTER ENCODING TYPES VALUES FLAT MEMORY REALLOCATIONS
  lift    POINTER ENCODING TYPES FLAT MEMORY VALUES-or-trap
VectorsTest explains how types and values are written.
"""
import random
import struct
import sys

sys.path.insert(0, sys.argv[1])
import definitions as d  # noqa: E402

d.DETERMINISTIC_PROFILE = True
rng = random.Random(20260821)

PRIMITIVES = {
    'bool': d.BoolType, 's8': d.S8Type, 'u8': d.U8Type, 's16': d.S16Type, 'u16': d.U16Type,
    's32': d.S32Type, 'u32': d.U32Type, 's64': d.S64Type, 'u64': d.U64Type, 'f32': d.F32Type,
    'f64': d.F64Type, 'char': d.CharType, 'string': d.StringType,
}
NAMES = {cls: name for name, cls in PRIMITIVES.items()}
POINTERS = ['i32', 'i64']
ENCODINGS = ['utf8', 'utf16', 'latin1+utf16']


# Types

def random_type(depth):
    if depth == 0 or rng.random() < 0.3:
        return PRIMITIVES[rng.choice(list(PRIMITIVES))]()
    sub = lambda: random_type(depth - 1)
    maybe = lambda: sub() if rng.random() < 0.7 else None
    labels = lambda n: [f'l{i}' for i in range(n)]
    match rng.choice(['list', 'list', 'fixed', 'record', 'tuple', 'variant', 'enum', 'option',
                      'result', 'flags', 'map']):
        case 'list': return d.ListType(sub())
        case 'fixed': return d.ListType(sub(), rng.randint(1, 3))
        case 'record': return d.RecordType([d.FieldType(l, sub()) for l in labels(rng.randint(1, 4))])
        case 'tuple': return d.TupleType([sub() for _ in range(rng.randint(1, 4))])
        case 'variant': return d.VariantType([d.CaseType(l, maybe()) for l in labels(rng.randint(1, 4))])
        case 'enum': return d.EnumType(labels(rng.choice([1, 3, 256, 257])))
        case 'option': return d.OptionType(sub())
        case 'result': return d.ResultType(maybe(), maybe())
        case 'flags': return d.FlagsType(labels(rng.choice([1, 8, 9, 16, 17, 32])))
        case 'map':
            key = rng.choice(['bool', 'u8', 's16', 'u32', 'u64', 'char', 'string'])
            return d.MapType(PRIMITIVES[key](), sub())


def show_type(t):
    optional = lambda t: '_' if t is None else show_type(t)
    match t:
        case None: return '_'
        case d.ListType(e, None): return f'(list {show_type(e)})'
        case d.ListType(e, n): return f'(fixed {show_type(e)} {n})'
        case d.RecordType(fs): return '(record ' + ' '.join(show_type(f.t) for f in fs) + ')'
        case d.TupleType(ts): return '(tuple ' + ' '.join(map(show_type, ts)) + ')'
        case d.VariantType(cs): return '(variant ' + ' '.join(optional(c.t) for c in cs) + ')'
        case d.EnumType(ls): return f'(enum {len(ls)})'
        case d.OptionType(s): return f'(option {show_type(s)})'
        case d.ResultType(o, e): return f'(result {optional(o)} {optional(e)})'
        case d.FlagsType(ls): return f'(flags {len(ls)})'
        case d.MapType(k, v): return f'(map {show_type(k)} {show_type(v)})'
    return NAMES[type(t)]


# Values

def random_char():
    code = rng.choice([rng.randint(0, 127), rng.randint(128, 255), rng.randint(256, 0xD7FF),
                       rng.randint(0xE000, 0xFFFF), rng.randint(0x10000, 0x10FFFF)])
    return chr(code)


def random_string(pointer):
    most = rng.choice([127, 255, 0x10FFFF])
    s = ''.join(c for c in (random_char() for _ in range(rng.randint(0, 8))) if ord(c) <= most)
    form = rng.choice(ENCODINGS)
    utf16_units = len(s.encode('utf-16-le')) // 2
    if form == 'utf8':
        return (s, form, len(s.encode('utf-8')))
    if form == 'utf16':
        return (s, form, utf16_units)
    if all(ord(c) < 256 for c in s) and rng.random() < 0.5:
        return (s, form, len(s))
    return (s, form, utf16_units | d.utf16_tag(pointer))


def random_float(bits):
    special = [0.0, -0.0, float('inf'), float('-inf'), float('nan'), 1.5]
    if rng.random() < 0.5:
        return rng.choice(special)
    pattern = rng.getrandbits(bits)
    return d.decode_i32_as_float(pattern) if bits == 32 else d.decode_i64_as_float(pattern)


def random_value(t, pointer):
    sub = lambda t: None if t is None else random_value(t, pointer)
    match d.despecialize(t):
        case d.BoolType(): return rng.random() < 0.5
        case d.S8Type(): return rng.randint(-2**7, 2**7 - 1)
        case d.U8Type(): return rng.randint(0, 2**8 - 1)
        case d.S16Type(): return rng.randint(-2**15, 2**15 - 1)
        case d.U16Type(): return rng.randint(0, 2**16 - 1)
        case d.S32Type(): return rng.randint(-2**31, 2**31 - 1)
        case d.U32Type(): return rng.randint(0, 2**32 - 1)
        case d.S64Type(): return rng.randint(-2**63, 2**63 - 1)
        case d.U64Type(): return rng.randint(0, 2**64 - 1)
        case d.F32Type(): return random_float(32)
        case d.F64Type(): return random_float(64)
        case d.CharType(): return random_char()
        case d.StringType(): return random_string(pointer)
        case d.ListType(e, None): return [sub(e) for _ in range(rng.randint(0, 3))]
        case d.ListType(e, n): return [sub(e) for _ in range(n)]
        case d.RecordType(fs): return {f.label: sub(f.t) for f in fs}
        case d.VariantType(cs):
            case_ = rng.choice(cs)
            return {case_.label: sub(case_.t)}
        case d.FlagsType(ls): return {l: rng.random() < 0.5 for l in ls}


def f32_bits(v):
    return d.core_i32_reinterpret_f32(d.canonicalize_nan32(v))


def f64_bits(v):
    return d.core_i64_reinterpret_f64(d.canonicalize_nan64(v))


def show_value(t, v):
    match d.despecialize(t):
        case d.BoolType(): return '1' if v else '0'
        case d.F32Type(): return str(f32_bits(v))
        case d.F64Type(): return str(f64_bits(v))
        case d.CharType(): return str(ord(v))
        case d.StringType():
            s, form, units = v
            tag = [p for p in POINTERS if units & d.utf16_tag(p)]
            if form == 'latin1+utf16':
                form = 'compact-utf16' if tag else 'compact-latin1'
                units = units ^ d.utf16_tag(tag[0]) if tag else units
            return f"(string {form} {units} x{s.encode('utf-8').hex()})"
        case d.ListType(e, _): return '(' + ' '.join(['list'] + [show_value(e, x) for x in v]) + ')'
        case d.RecordType(fs):
            return '(' + ' '.join(['parts'] + [show_value(f.t, v[f.label]) for f in fs]) + ')'
        case d.VariantType(cs):
            index, payload = d.match_case(v, cs)
            shown = [] if cs[index].t is None else [show_value(cs[index].t, payload)]
            return '(' + ' '.join(['case', str(index)] + shown) + ')'
        case d.FlagsType(ls): return str(d.pack_flags_into_int(v, ls))
        case _: return str(v)


# Guests

class Guest(d.LiftLowerContext):
    """A guest whose realloc always moves, and grows the memory by what it needs."""

    def __init__(self, pointer, encoding, memory=b''):
        self.memory = d.MemInst(bytearray(memory), pointer)
        self.reallocations = []
        self.top = 16
        super().__init__(d.LiftLowerOptions(encoding, self.memory), None, None)

    def reallocate(self, old, old_byte_length, alignment, new_byte_length):
        self.reallocations.append((old, old_byte_length, alignment, new_byte_length))
        address = d.align_to(self.top, alignment)
        self.top = address + new_byte_length
        if self.top > len(self.memory):
            self.memory.bytes.extend(bytes(self.top - len(self.memory)))
        kept = min(old_byte_length, new_byte_length)
        self.memory.bytes[address:address + kept] = self.memory.bytes[old:old + kept]
        return address


def flat_bits(types, values):
    show = {'i32': lambda v: v, 'i64': lambda v: v, 'f32': f32_bits, 'f64': f64_bits}
    return ','.join(f'{show[t](v):x}' for t, v in zip(types, values))


def flat_types(types, cx):
    flat = d.flatten_types(types, cx.opts)
    return flat if len(flat) <= d.MAX_FLAT_PARAMS else [cx.opts.memory.ptr_type()]


def show_all(show):
    return '(' + ' '.join(show) + ')'


def emit(*fields):
    print('\t'.join(map(str, fields)))


def lower_vector(pointer, encoding, types):
    guest = Guest(pointer, encoding)
    values = [random_value(t, pointer) for t in types]
    flat = d.lower_flat_values(guest, d.MAX_FLAT_PARAMS, values, types)
    emit('lower', pointer, encoding, show_all(map(show_type, types)),
         show_all(show_value(t, v) for t, v in zip(types, values)),
         flat_bits(flat_types(types, guest), flat), guest.memory.bytes.hex(),
         ' '.join(','.join(map(str, r)) for r in guest.reallocations))
    return flat, guest.memory.bytes


def mutate(types, flat, memory):
    flat, memory = list(flat), bytearray(memory)
    for _ in range(rng.randint(1, 2)):
        if memory and rng.random() < 0.5:
            memory[rng.randrange(len(memory))] = rng.choice([0, 1, 2, 3, 16, 127, 128, 0xFF])
        else:
            i = rng.randrange(len(flat))
            small, bits = rng.choice([0, 1, 2, 3, 8, 17, 33]), rng.getrandbits(64)
            match types[i]:
                case 'i32': flat[i] = rng.choice([small, bits & 0xFFFFFFFF])
                case 'i64': flat[i] = rng.choice([small, bits])
                case 'f32': flat[i] = d.core_f32_reinterpret_i32(bits & 0xFFFFFFFF)
                case 'f64': flat[i] = d.core_f64_reinterpret_i64(bits)
    return flat, memory


def lift_vector(pointer, encoding, types, flat, memory):
    guest = Guest(pointer, encoding, memory)
    shown_flat = flat_bits(flat_types(types, guest), flat)
    try:
        values = d.lift_flat_values(guest, d.MAX_FLAT_PARAMS, d.CoreValueIter(flat), types)
        answer = show_all(show_value(t, v) for t, v in zip(types, values))
    except d.Trap:
        answer = 'trap'
    emit('lift', pointer, encoding, show_all(map(show_type, types)), shown_flat, memory.hex(), answer)


def main():
    for _ in range(300):
        t, pointer = random_type(3), rng.choice(POINTERS)
        opts = d.LiftLowerOptions('utf8', d.MemInst(bytearray(), pointer))
        emit('layout', pointer, show_type(t), d.alignment(t, pointer), d.elem_size(t, pointer),
             ','.join(d.flatten_type(t, opts)[:17]))
    for i in range(700):
        pointer, encoding = rng.choice(POINTERS), rng.choice(ENCODINGS)
        types = [d.StringType()] if i < 100 else [random_type(2) for _ in range(rng.randint(1, 4))]
        flat, memory = lower_vector(pointer, encoding, types)
        if len(memory) > 600:
            continue
        lift_vector(pointer, encoding, types, flat, memory)
        guest = Guest(pointer, encoding)
        for _ in range(2):
            lift_vector(pointer, encoding, types, *mutate(flat_types(types, guest), flat, memory))


main()
