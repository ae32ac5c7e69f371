<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en_US">
<context>
    <name>cachescope::ui::FilterConditions</name>
    <message numerus="yes">
        <source>Type: %1 and %n more</source>
        <translation>
            <numerusform>Type: %1 and %n more</numerusform>
            <numerusform>Type: %1 and %n more</numerusform>
        </translation>
    </message>
</context>
</TS>
