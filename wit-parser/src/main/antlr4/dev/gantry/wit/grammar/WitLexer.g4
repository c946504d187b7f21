// The tokens of WIT (WIT.md, Lexical structure). What is inside of comments and strings is read by
// the superclass, since comments nest and errors in strings have messages of their own.
lexer grammar WitLexer;

options { superClass = WitLexerBase; }

channels { COMMENTS }

tokens { UNTERMINATED_COMMENT, UNTERMINATED_STRING }

AS : 'as';
ASYNC : 'async';
BOOL : 'bool';
BORROW : 'borrow';
CHAR : 'char';
CONSTRUCTOR : 'constructor';
ENUM : 'enum';
ERROR_CONTEXT : 'error-context';
EXPORT : 'export';
F32 : 'f32';
F64 : 'f64';
FLAGS : 'flags';
FROM : 'from';
FUNC : 'func';
FUTURE : 'future';
IMPORT : 'import';
INCLUDE : 'include';
INTERFACE : 'interface';
LIST : 'list';
MAP : 'map';
OPTION : 'option';
OWN : 'own';
PACKAGE : 'package';
RECORD : 'record';
RESOURCE : 'resource';
RESULT : 'result';
S8 : 's8';
S16 : 's16';
S32 : 's32';
S64 : 's64';
STATIC : 'static';
STREAM : 'stream';
STRING : 'string';
TUPLE : 'tuple';
TYPE : 'type';
U8 : 'u8';
U16 : 'u16';
U32 : 'u32';
U64 : 'u64';
USE : 'use';
VARIANT : 'variant';
WITH : 'with';
WORLD : 'world';
UNDERSCORE : '_';

EQUALS : '=';
COMMA : ',';
COLON : ':';
SEMICOLON : ';';
OPEN_PAREN : '(';
CLOSE_PAREN : ')';
OPEN_BRACE : '{';
CLOSE_BRACE : '}';
OPEN_ANGLE : '<';
CLOSE_ANGLE : '>';
ARROW : '->';
SLASH : '/';
DOT : '.';
AT : '@';

VERSION
    : DIGITS '.' DIGITS '.' DIGITS
      ('-' VERSION_WORD ('.' VERSION_WORD)*)?
      ('+' VERSION_WORD ('.' VERSION_WORD)*)?
    ;
INTEGER : DIGITS;
// Wider than names are, so that a bad name is one token with one message.
ID : NAME_START NAME_PART*;
EXPLICIT_ID : '%' NAME_PART*;
TEXT : '"' { string(); };

LINE_COMMENT : '//' { lineComment(); } -> channel(COMMENTS);
BLOCK_COMMENT : '/*' { blockComment(); } -> channel(COMMENTS);
WHITESPACE : [ \t\r\n\uFEFF]+ -> skip;
UNKNOWN : . ;

fragment DIGITS : [0-9]+;
fragment VERSION_WORD : [0-9A-Za-z-]+;
fragment NAME_START : [A-Za-z_] | ~[\u0000-\u007F\uFEFF];
fragment NAME_PART : [0-9A-Za-z_-] | ~[\u0000-\u007F\uFEFF];
