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
<context>
    <name>cachescope::ui::ScenarioFieldsView</name>
    <message numerus="yes">
        <source>%n stage(s)</source>
        <translation>
            <numerusform>%n stage</numerusform>
            <numerusform>%n stages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kind(s)</source>
        <translation>
            <numerusform>%n kind</numerusform>
            <numerusform>%n kinds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n threshold(s)</source>
        <translation>
            <numerusform>%n threshold</numerusform>
            <numerusform>%n thresholds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cachescope::ui::ScenarioText</name>
    <message numerus="yes">
        <source>%n simulated user(s) in %1 processes begin %2 operations a second together, whatever the cache does.</source>
        <translation>
            <numerusform>%n simulated user in %1 processes begins %2 operations a second, whatever the cache does.</numerusform>
            <numerusform>%n simulated users in %1 processes begin %2 operations a second together, whatever the cache does.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n simulated user(s) in %1 processes each do one operation after the other, with pauses of %2.</source>
        <translation>
            <numerusform>%n simulated user in %1 processes does one operation after the other, with pauses of %2.</numerusform>
            <numerusform>%n simulated users in %1 processes each do one operation after the other, with pauses of %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n simulated user(s) begin %1 operations a second together, whatever the cache does.</source>
        <translation>
            <numerusform>%n simulated user begins %1 operations a second, whatever the cache does.</numerusform>
            <numerusform>%n simulated users begin %1 operations a second together, whatever the cache does.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n simulated user(s) each do one operation after the other, with pauses of %1.</source>
        <translation>
            <numerusform>%n simulated user does one operation after the other, with pauses of %1.</numerusform>
            <numerusform>%n simulated users each do one operation after the other, with pauses of %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The disk becomes another one %n time(s) during the run.</source>
        <translation>
            <numerusform>The disk becomes another one %n time during the run.</numerusform>
            <numerusform>The disk becomes another one %n times during the run.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n design(s) come one after the other with the same operations, from “%1” to “%2”.</source>
        <translation>
            <numerusform>%n design comes with the same operations, from “%1” to “%2”.</numerusform>
            <numerusform>%n designs come one after the other with the same operations, from “%1” to “%2”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are %n run(s) of %1 operations each.</source>
        <translation>
            <numerusform>There is %n run of %1 operations.</numerusform>
            <numerusform>There are %n runs of %1 operations each.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are %n run(s) of %1 each, %2 in all.</source>
        <translation>
            <numerusform>There is %n run of %1, %2 in all.</numerusform>
            <numerusform>There are %n runs of %1 each, %2 in all.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cachescope::ui::StartPage</name>
    <message numerus="yes">
        <source>Open the last time: %1 and %n more.</source>
        <translation>
            <numerusform>Open the last time: %1 and %n more.</numerusform>
            <numerusform>Open the last time: %1 and %n more.</numerusform>
        </translation>
    </message>
</context>
</TS>
