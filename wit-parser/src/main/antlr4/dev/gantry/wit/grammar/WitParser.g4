// WIT (WIT.md). Every decision needs one token only. Lists take commas anywhere; who builds the
// syntax tree says where one is missing or too many.
parser grammar WitParser;

options { tokenVocab = WitLexer; }

// Top-level items

item
    : attribute* (packageItem | interfaceItem | worldItem | topLevelUse)
    ;

packageItem
    : PACKAGE path (SEMICOLON | OPEN_BRACE item* CLOSE_BRACE)
    ;

interfaceItem
    : INTERFACE name interfaceBody
    ;

interfaceBody
    : OPEN_BRACE interfaceMember* CLOSE_BRACE
    ;

worldItem
    : WORLD name OPEN_BRACE worldMember* CLOSE_BRACE
    ;

topLevelUse
    : USE path (AS name)? SEMICOLON
    ;

// Feature gates and other attributes

attribute
    : AT name (OPEN_PAREN (attributeArgument | COMMA)* CLOSE_PAREN)?
    ;

attributeArgument
    : name EQUALS (VERSION | name)
    | TEXT
    ;

// Interfaces and worlds

interfaceMember
    : attribute* (useItem | typeItem | functionItem)
    ;

worldMember
    : attribute* (importItem | exportItem | useItem | typeItem | includeItem)
    ;

importItem
    : IMPORT extern
    ;

exportItem
    : EXPORT extern
    ;

extern
    : name (COLON externType | pathRest SEMICOLON)
    ;

externType
    : functionType SEMICOLON
    | INTERFACE interfaceBody
    | path SEMICOLON
    ;

includeItem
    : INCLUDE path (SEMICOLON | WITH OPEN_BRACE (includeName | COMMA)* CLOSE_BRACE SEMICOLON?)
    ;

includeName
    : name AS name
    ;

useItem
    : USE path DOT OPEN_BRACE (useName | COMMA)* CLOSE_BRACE SEMICOLON
    ;

useName
    : name (AS name)?
    ;

path
    : name (COLON name)* pathRest
    ;

pathRest
    : (SLASH name)* (AT VERSION)?
    ;

// Functions

functionItem
    : name COLON functionType SEMICOLON
    ;

functionType
    : ASYNC? FUNC signature
    ;

signature
    : OPEN_PAREN (parameter | COMMA)* CLOSE_PAREN (ARROW type)?
    ;

parameter
    : name COLON type
    ;

// Items: type

typeItem
    : TYPE name EQUALS type SEMICOLON
    | RECORD name OPEN_BRACE (field | COMMA)* CLOSE_BRACE
    | VARIANT name OPEN_BRACE (variantCase | COMMA)* CLOSE_BRACE
    | ENUM name OPEN_BRACE (enumCase | COMMA)* CLOSE_BRACE
    | FLAGS name OPEN_BRACE (flag | COMMA)* CLOSE_BRACE
    | RESOURCE name (SEMICOLON | OPEN_BRACE resourceMember* CLOSE_BRACE)
    ;

field
    : name COLON type
    ;

variantCase
    : name (OPEN_PAREN type CLOSE_PAREN)?
    ;

enumCase
    : name
    ;

flag
    : name
    ;

resourceMember
    : attribute* (resourceFunction | resourceConstructor)
    ;

resourceFunction
    : name COLON STATIC? functionType SEMICOLON
    ;

resourceConstructor
    : CONSTRUCTOR signature SEMICOLON
    ;

// Types

type
    : primitive
    | name
    | tuple
    | list
    | map
    | option
    | result
    | future
    | stream
    | handle
    ;

primitive
    : BOOL | S8 | S16 | S32 | S64 | U8 | U16 | U32 | U64 | F32 | F64 | CHAR | STRING
    | ERROR_CONTEXT
    ;

tuple
    : TUPLE OPEN_ANGLE (type | COMMA)* CLOSE_ANGLE
    ;

list
    : LIST OPEN_ANGLE type (COMMA INTEGER)? CLOSE_ANGLE
    ;

map
    : MAP OPEN_ANGLE type COMMA type CLOSE_ANGLE
    ;

option
    : OPTION OPEN_ANGLE type CLOSE_ANGLE
    ;

result
    : RESULT (OPEN_ANGLE (UNDERSCORE COMMA type | type (COMMA type)?) CLOSE_ANGLE)?
    ;

future
    : FUTURE (OPEN_ANGLE type CLOSE_ANGLE)?
    ;

stream
    : STREAM (OPEN_ANGLE type CLOSE_ANGLE)?
    ;

handle
    : (OWN | BORROW) OPEN_ANGLE name CLOSE_ANGLE
    ;

name
    : ID
    | EXPLICIT_ID
    ;
