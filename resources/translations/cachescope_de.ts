<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en_US">
<context>
    <name>DiffKind</name>
    <message>
        <source>added</source>
        <translation>hinzugekommen</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>weg</translation>
    </message>
    <message>
        <source>re-stored</source>
        <translation>neu gespeichert</translation>
    </message>
    <message>
        <source>touched</source>
        <translation>berührt</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>Its key is in the later file only.</source>
        <translation>Den Schlüssel gibt es nur in der späteren Datei.</translation>
    </message>
    <message>
        <source>Its key is in the earlier file only.</source>
        <translation>Den Schlüssel gibt es nur in der früheren Datei.</translation>
    </message>
    <message>
        <source>Its value was stored anew: its size, creation time or compared content differs.</source>
        <translation>Der Wert wurde neu gespeichert: Größe, Zeit der Speicherung oder verglichener Inhalt sind anders.</translation>
    </message>
    <message>
        <source>It was read, pinned or unpinned, and not stored anew.</source>
        <translation>Der Eintrag wurde gelesen, angeheftet oder gelöst, aber nicht neu gespeichert.</translation>
    </message>
    <message>
        <source>It is the same in both files.</source>
        <translation>Der Eintrag ist in beiden Dateien derselbe.</translation>
    </message>
</context>
<context>
    <name>DiffText</name>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>The files have the same entries.</source>
        <translation>Die Dateien haben dieselben Einträge.</translation>
    </message>
    <message>
        <source>%1 entries with %2 became %3 with %4 (%5).</source>
        <translation>Aus %1 Einträgen mit %2 wurden %3 mit %4 (%5).</translation>
    </message>
    <message>
        <source>creation times</source>
        <translation>Zeiten der Speicherung</translation>
    </message>
    <message>
        <source>access times</source>
        <translation>Lesezeiten</translation>
    </message>
    <message>
        <source>pins</source>
        <translation>Anheftungen</translation>
    </message>
    <message>
        <source>Not compared, since not both files have them: %1.</source>
        <translation>Nicht verglichen, da nicht beide Dateien sie haben: %1.</translation>
    </message>
    <message>
        <source>%1 were pinned and %2 unpinned.</source>
        <translation>%1 wurden angeheftet und %2 gelöst.</translation>
    </message>
    <message>
        <source>Of the re-stored, %1 have the same content as before, and %2 other content of the same size.</source>
        <translation>Von den neu gespeicherten haben %1 denselben Inhalt wie zuvor und %2 anderen Inhalt derselben Größe.</translation>
    </message>
    <message>
        <source>Stopped at your request: not everything was compared.</source>
        <translation>Auf Wunsch abgebrochen: Nicht alles wurde verglichen.</translation>
    </message>
    <message>
        <source>%1: %2 entries, %3</source>
        <translation>%1: %2 Einträge, %3</translation>
    </message>
</context>
<context>
    <name>EntryTable</name>
    <message>
        <source>As at first</source>
        <translation>Wie am Anfang</translation>
    </message>
</context>
<context>
    <name>cachescope::CoreText</name>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>infinity</source>
        <translation>unendlich</translation>
    </message>
    <message>
        <source>-infinity</source>
        <translation>minus unendlich</translation>
    </message>
    <message>
        <source>µs</source>
        <translation>µs</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>h</source>
        <translation>h</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>weeks</source>
        <translation>Wochen</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1 her</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>%1 in der Zukunft</translation>
    </message>
    <message>
        <source>A value of %1 is larger than the limit of %2 for one value</source>
        <translation>Ein Wert von %1 ist größer als die Grenze von %2 für einen Wert</translation>
    </message>
    <message>
        <source>A key must be valid Unicode, and not be empty or contain a NUL character</source>
        <translation>Ein Schlüssel muss gültiges Unicode sein, nicht leer und ohne NUL-Zeichen</translation>
    </message>
    <message>
        <source>A cache needs the path of a file</source>
        <translation>Ein Cache braucht den Pfad einer Datei</translation>
    </message>
    <message>
        <source>%1 is a directory, not a cache file</source>
        <translation>%1 ist ein Ordner, keine Cache-Datei</translation>
    </message>
    <message>
        <source>%1 is a device or pipe, not a cache file</source>
        <translation>%1 ist ein Gerät oder eine Pipe, keine Cache-Datei</translation>
    </message>
    <message>
        <source>Compacting needs %1 in %2, where %3 are free</source>
        <translation>Verdichten braucht %1 in %2, wo %3 frei sind</translation>
    </message>
    <message>
        <source>A value of %1 does not fit into a cache limited to %2</source>
        <translation>Ein Wert von %1 passt nicht in einen Cache, der auf %2 begrenzt ist</translation>
    </message>
    <message>
        <source>Values of %1 do not fit together into a cache limited to %2</source>
        <translation>Werte von %1 passen zusammen nicht in einen Cache, der auf %2 begrenzt ist</translation>
    </message>
    <message>
        <source>There is no permission to write to the file</source>
        <translation>Es fehlt die Berechtigung, in die Datei zu schreiben</translation>
    </message>
    <message>
        <source>The file cannot use a write-ahead log (journal mode stays &quot;%1&quot;). Is it on a network file system?</source>
        <translation>Die Datei kann kein Write-Ahead-Log verwenden (der Journalmodus bleibt „%1“). Liegt sie auf einem Netzlaufwerk?</translation>
    </message>
    <message>
        <source>The table &quot;cache&quot; is a virtual table</source>
        <translation>Die Tabelle „cache“ ist eine virtuelle Tabelle</translation>
    </message>
    <message>
        <source>The table &quot;cache&quot; has no rowid</source>
        <translation>Die Tabelle „cache“ hat keine rowid</translation>
    </message>
    <message>
        <source>The table &quot;cache&quot; allows a key twice (key is neither PRIMARY KEY nor UNIQUE)</source>
        <translation>Die Tabelle „cache“ lässt einen Schlüssel zweimal zu (key ist weder PRIMARY KEY noch UNIQUE)</translation>
    </message>
    <message>
        <source>The file has no table named &quot;cache&quot;</source>
        <translation>Die Datei hat keine Tabelle namens „cache“</translation>
    </message>
    <message>
        <source>The object named &quot;cache&quot; is a %1, not a table</source>
        <translation>Das Objekt namens „cache“ ist keine Tabelle, sondern: %1</translation>
    </message>
    <message>
        <source>The table &quot;cache&quot; lacks the columns %1</source>
        <translation>Der Tabelle „cache“ fehlen die Spalten %1</translation>
    </message>
    <message>
        <source>The file was cut off: its last page is not complete</source>
        <translation>Die Datei wurde abgeschnitten: Ihre letzte Seite ist nicht vollständig</translation>
    </message>
    <message>
        <source>The cache is closed</source>
        <translation>Der Cache ist geschlossen</translation>
    </message>
    <message>
        <source>The program&apos;s QCoreApplication has ended</source>
        <translation>Die QCoreApplication des Programms ist beendet</translation>
    </message>
    <message>
        <source>%1 was deleted or replaced while the cache had it open</source>
        <translation>%1 wurde gelöscht oder ersetzt, während der Cache die Datei offen hatte</translation>
    </message>
    <message>
        <source>%1 is locked by the process that has it open. Try again, or check a copy. %2.</source>
        <translation>%1 ist durch den Prozess gesperrt, der die Datei offen hat. Noch einmal versuchen oder eine Kopie prüfen. %2.</translation>
    </message>
    <message>
        <source>%1 cannot be checked. %2.</source>
        <translation>%1 kann nicht geprüft werden. %2.</translation>
    </message>
    <message>
        <source>Tables and indexes were not compared with one another, since pages of them are damaged.</source>
        <translation>Tabellen und Indizes wurden nicht miteinander verglichen, da Seiten von ihnen beschädigt sind.</translation>
    </message>
    <message>
        <source>The pages of a tree refer to one another in a chain that is deeper than any real one; the check was ended there.</source>
        <translation>Die Seiten eines Baums verweisen in einer Kette aufeinander, die tiefer ist als jede echte; dort wurde die Prüfung beendet.</translation>
    </message>
    <message>
        <source>The last %1 bytes of the file belong to no page, and SQLite ignores them. If it was downloaded, compare its size with the original&apos;s.</source>
        <translation>Die letzten %1 Bytes der Datei gehören zu keiner Seite, und SQLite beachtet sie nicht. Wurde die Datei heruntergeladen, ihre Größe mit der des Originals vergleichen.</translation>
    </message>
    <message>
        <source>While the check runs, the log of the file cannot be emptied and grows with what is written.</source>
        <translation>Solange die Prüfung läuft, kann das Log der Datei nicht geleert werden und wächst mit allem, was geschrieben wird.</translation>
    </message>
    <message>
        <source>While the check runs, the process that has the file open cannot write to it.</source>
        <translation>Solange die Prüfung läuft, kann der Prozess, der die Datei offen hat, nicht in sie schreiben.</translation>
    </message>
    <message>
        <source>Pages that are never used: nothing leads to them any more. Beside damaged pages they mostly hold the entries that the damage cut off.</source>
        <translation>Nie benutzte Seiten: Nichts führt mehr zu ihnen. Neben beschädigten Seiten enthalten sie meist die Einträge, die der Schaden abgetrennt hat.</translation>
    </message>
    <message>
        <source>Pages that are never used: lost space, and no entry is affected. VACUUM gives it back.</source>
        <translation>Nie benutzte Seiten: verlorener Platz, kein Eintrag ist betroffen. VACUUM gibt ihn zurück.</translation>
    </message>
    <message>
        <source>The end of the file is missing, so SQLite refuses all of it. Download it again, and compare its size with the original&apos;s.</source>
        <translation>Das Ende der Datei fehlt, deshalb verweigert SQLite sie ganz. Noch einmal herunterladen und die Größe mit der des Originals vergleichen.</translation>
    </message>
    <message>
        <source>Pages that cannot be read: the disk reported an error, or they lie behind the end of the file. Copy the file to another disk and check the copy.</source>
        <translation>Seiten, die nicht gelesen werden können: Der Datenträger meldete einen Fehler, oder sie liegen hinter dem Ende der Datei. Die Datei auf einen anderen Datenträger kopieren und die Kopie prüfen.</translation>
    </message>
    <message>
        <source>Pages that are used twice or refer to one another: two things have been written over each other, or the file was made to mislead. Do not let a service write to it; fetch another copy, or let the cache be filled anew.</source>
        <translation>Seiten, die doppelt benutzt werden oder aufeinander verweisen: Zwei Dinge wurden übereinander geschrieben, oder die Datei soll in die Irre führen. Keinen Dienst in sie schreiben lassen; eine andere Kopie holen oder den Cache neu füllen lassen.</translation>
    </message>
    <message>
        <source>Pages of a table or index are damaged: entries on and behind them are lost. Those that can be reached can still be listed and read. Download the file again; if the original is damaged too, let the cache be filled anew.</source>
        <translation>Seiten einer Tabelle oder eines Index sind beschädigt: Einträge darauf und dahinter sind verloren. Erreichbare lassen sich noch auflisten und lesen. Die Datei noch einmal herunterladen; ist auch das Original beschädigt, den Cache neu füllen lassen.</translation>
    </message>
    <message>
        <source>The chain of pages that holds a large value is broken: that value is lost or wrong; list still works, and so does get for other entries.</source>
        <translation>Die Kette der Seiten eines großen Werts ist gebrochen: Dieser Wert ist verloren oder falsch; Auflisten geht noch, ebenso das Lesen anderer Einträge.</translation>
    </message>
    <message>
        <source>An index does not fit its table: the entries are all there, but a look-up by key can miss them and eviction can take the wrong ones. REINDEX on the original mends it.</source>
        <translation>Ein Index passt nicht zu seiner Tabelle: Die Einträge sind alle da, aber eine Suche nach dem Schlüssel kann sie verfehlen und die Verdrängung die falschen treffen. REINDEX am Original behebt es.</translation>
    </message>
    <message>
        <source>Values that their column forbids: the entries can be read, but were written by something other than the cache, or are damaged.</source>
        <translation>Werte, die ihre Spalte verbietet: Die Einträge sind lesbar, wurden aber von etwas anderem als dem Cache geschrieben oder sind beschädigt.</translation>
    </message>
    <message>
        <source>The list of free pages is damaged: all entries can be read, but a service that writes to the file may damage more. VACUUM INTO a new file mends it.</source>
        <translation>Die Liste freier Seiten ist beschädigt: Alle Einträge sind lesbar, aber ein Dienst, der in die Datei schreibt, kann mehr beschädigen. VACUUM INTO in eine neue Datei behebt es.</translation>
    </message>
    <message>
        <source>The map for giving free pages back (auto_vacuum) is wrong: all entries can be read, but the file must not be vacuumed in place. VACUUM INTO a new file mends it.</source>
        <translation>Die Karte zum Zurückgeben freier Seiten (auto_vacuum) ist falsch: Alle Einträge sind lesbar, aber die Datei darf nicht an Ort und Stelle verdichtet werden. VACUUM INTO in eine neue Datei behebt es.</translation>
    </message>
    <message>
        <source>Other messages are SQLite&apos;s own words; see https://www.sqlite.org/pragma.html#pragma_integrity_check.</source>
        <translation>Andere Meldungen sind SQLites eigene Worte; siehe https://www.sqlite.org/pragma.html#pragma_integrity_check.</translation>
    </message>
    <message>
        <source>The entry is not in the file any more.</source>
        <translation>Der Eintrag ist nicht mehr in der Datei.</translation>
    </message>
    <message>
        <source>%1 was written to meanwhile: %2 entries are not compared.</source>
        <translation>In %1 wurde inzwischen geschrieben: %2 Einträge sind nicht verglichen.</translation>
    </message>
    <message>
        <source>%1 is cut short: what could not be read may seem to be missing there.</source>
        <translation>%1 ist abgeschnitten: Was nicht gelesen werden konnte, scheint dort vielleicht zu fehlen.</translation>
    </message>
    <message>
        <source>%1 is damaged: what could not be read may seem to be missing there.</source>
        <translation>%1 ist beschädigt: Was nicht gelesen werden konnte, scheint dort vielleicht zu fehlen.</translation>
    </message>
    <message>
        <source> %1 entries of it are not compared.</source>
        <translation> %1 Einträge davon sind nicht verglichen.</translation>
    </message>
    <message>
        <source>Of %1 entries of unchanged size (%2) it was not read whether they were stored anew: their creation times stand behind the values.</source>
        <translation>Bei %1 Einträgen gleicher Größe (%2) wurde nicht gelesen, ob sie neu gespeichert wurden: Die Zeiten ihrer Speicherung stehen hinter den Werten.</translation>
    </message>
    <message>
        <source>The content of %1 entries could not be compared.</source>
        <translation>Der Inhalt von %1 Einträgen konnte nicht verglichen werden.</translation>
    </message>
    <message>
        <source>The file&apos;s index of keys is damaged: %1.</source>
        <translation>Der Index der Schlüssel dieser Datei ist beschädigt: %1.</translation>
    </message>
    <message>
        <source>its keys are out of order</source>
        <translation>seine Schlüssel sind nicht richtig sortiert</translation>
    </message>
    <message>
        <source>it names an entry twice</source>
        <translation>er nennt einen Eintrag zweimal</translation>
    </message>
    <message>
        <source>The file&apos;s index of keys leaves out entries.</source>
        <translation>Der Index der Schlüssel dieser Datei lässt Einträge aus.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. Choose another name.</source>
        <translation>%1 kann nicht geschrieben werden: %2. Einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>%1 is in the directory of the cache file, beside which nothing is written. Choose another one.</source>
        <translation>%1 liegt im Ordner der Cache-Datei, neben die nichts geschrieben wird. Einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>it is a link</source>
        <translation>es ist eine Verknüpfung</translation>
    </message>
    <message>
        <source>it is no ordinary file</source>
        <translation>es ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>%1 kann nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>At most %1 are copied at a time, and this is more. Select fewer entries, or export them to a file.</source>
        <translation>Höchstens %1 werden auf einmal kopiert, und dies ist mehr. Weniger Einträge auswählen oder sie in eine Datei exportieren.</translation>
    </message>
    <message>
        <source>Values of at most %1 are copied at a time, and these are larger. Select fewer entries, or export them to files.</source>
        <translation>Werte von höchstens %1 werden auf einmal kopiert, und diese sind größer. Weniger Einträge auswählen oder sie in Dateien exportieren.</translation>
    </message>
    <message>
        <source>Nothing was copied: what is selected is not in the file any more, or cannot be read.</source>
        <translation>Nichts wurde kopiert: Die Auswahl ist nicht mehr in der Datei oder kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The value has %1; at most %2 are copied. Save it to a file instead.</source>
        <translation>Der Wert hat %1; höchstens %2 werden kopiert. Stattdessen in eine Datei speichern.</translation>
    </message>
    <message>
        <source>The value (%1) is not text. Save it to a file instead.</source>
        <translation>Der Wert (%1) ist kein Text. Stattdessen in eine Datei speichern.</translation>
    </message>
    <message>
        <source>The value (%1) is %2, not text. Save it to a file instead.</source>
        <translation>Der Wert (%1) ist kein Text (Typ: %2). Stattdessen in eine Datei speichern.</translation>
    </message>
    <message>
        <source>At most %1 entries are copied at a time. Select fewer, or export them.</source>
        <translation>Höchstens %1 Einträge werden auf einmal kopiert. Weniger auswählen oder exportieren.</translation>
    </message>
    <message>
        <source>The entry is too large to be copied.</source>
        <translation>Der Eintrag ist zum Kopieren zu groß.</translation>
    </message>
    <message>
        <source>The value of an entry is not in the database but in a file beside it.</source>
        <translation>Der Wert eines Eintrags steht nicht in der Datenbank, sondern in einer Datei daneben.</translation>
    </message>
    <message>
        <source>%1 cannot be exported to: %2. Choose another directory.</source>
        <translation>Nach %1 kann nicht exportiert werden: %2. Einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>%1 is no directory</source>
        <translation>%1 ist kein Ordner</translation>
    </message>
    <message>
        <source>%1 cannot be written to (%2)</source>
        <translation>in %1 kann nicht geschrieben werden (%2)</translation>
    </message>
    <message>
        <source>%1 has files in it, and nothing is mixed with them or overwritten. Choose another directory.</source>
        <translation>In %1 liegen Dateien, und nichts wird mit ihnen vermischt oder überschrieben. Einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>it cannot be made (%1)</source>
        <translation>er kann nicht angelegt werden (%1)</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name for a file.</source>
        <translation>„%1“ ist kein Name für eine Datei.</translation>
    </message>
    <message>
        <source>The file could not be written: %1.</source>
        <translation>Die Datei konnte nicht geschrieben werden: %1.</translation>
    </message>
    <message>
        <source>There is no room in %1: %2 would be written and %3 are to stay free, but %4 are left. Nothing was written. Choose another directory or fewer entries.</source>
        <translation>In %1 ist kein Platz: %2 würden geschrieben, und %3 sollen frei bleiben, aber %4 sind übrig. Nichts wurde geschrieben. Einen anderen Ordner oder weniger Einträge wählen.</translation>
    </message>
    <message>
        <source>There is no room in %1: %2 files would be written, but its file system takes no more than %3. Nothing was written. Choose another directory or fewer entries.</source>
        <translation>In %1 ist kein Platz: %2 Dateien würden geschrieben, aber das Dateisystem nimmt nicht mehr als %3. Nichts wurde geschrieben. Einen anderen Ordner oder weniger Einträge wählen.</translation>
    </message>
    <message>
        <source>%1 is the directory of the cache file, beside which nothing is written%2. Choose another one.</source>
        <translation>%1 ist der Ordner der Cache-Datei, neben die nichts geschrieben wird%2. Einen anderen wählen.</translation>
    </message>
    <message>
        <source>, no directory either</source>
        <translation>, auch kein Ordner</translation>
    </message>
    <message>
        <source>The entry stands on a damaged page of the file.</source>
        <translation>Der Eintrag steht auf einer beschädigten Seite der Datei.</translation>
    </message>
    <message>
        <source>There are files of all names that it could have.</source>
        <translation>Es gibt Dateien mit allen Namen, die in Frage kämen.</translation>
    </message>
    <message>
        <source>An index of the file is damaged, and nothing tells how many entries there are to draw from.</source>
        <translation>Ein Index der Datei ist beschädigt, und nichts sagt, aus wie vielen Einträgen zu ziehen ist.</translation>
    </message>
    <message>
        <source>other</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>For the table &quot;%1&quot; it is not known which column has the key. Say so.</source>
        <translation>Von der Tabelle „%1“ ist nicht bekannt, in welcher Spalte der Schlüssel steht. Bitte angeben.</translation>
    </message>
    <message>
        <source>For the table &quot;%1&quot; it is not known which column has the value. Say so.</source>
        <translation>Von der Tabelle „%1“ ist nicht bekannt, in welcher Spalte der Wert steht. Bitte angeben.</translation>
    </message>
    <message>
        <source>The table &quot;%1&quot; has no column &quot;%2&quot;.</source>
        <translation>Die Tabelle „%1“ hat keine Spalte „%2“.</translation>
    </message>
    <message>
        <source>The name of the column &quot;%1&quot; of the table &quot;%2&quot; is no valid text, so it is not opened.</source>
        <translation>Der Name der Spalte „%1“ der Tabelle „%2“ ist kein gültiger Text, deshalb wird sie nicht geöffnet.</translation>
    </message>
    <message>
        <source>The column &quot;%1&quot; of the table &quot;%2&quot; is generated or hidden: reading it would run code from the file, so it is not opened.</source>
        <translation>Die Spalte „%1“ der Tabelle „%2“ ist berechnet oder verborgen: Sie zu lesen würde Code aus der Datei ausführen, deshalb wird sie nicht geöffnet.</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>This SQLite database is not a cache: there is no table &quot;cache&quot; in it; it has no tables at all. Choose the file that the cache is kept in.</source>
        <translation>Diese SQLite-Datenbank ist kein Cache: Sie hat keine Tabelle „cache“ und überhaupt keine Tabellen. Die Datei wählen, in der der Cache liegt.</translation>
    </message>
    <message>
        <source>This SQLite database is not a cache of a kind that is known here: there is no table &quot;cache&quot; in it; its tables are: %1. Choose the file that the cache is kept in, or say which table and columns to read as one.</source>
        <translation>Diese SQLite-Datenbank ist kein Cache einer hier bekannten Art: Sie hat keine Tabelle „cache“; ihre Tabellen sind: %1. Die Datei wählen, in der der Cache liegt, oder angeben, welche Tabelle und Spalten als Cache zu lesen sind.</translation>
    </message>
    <message>
        <source>The table &quot;%1&quot; in this SQLite database lacks the column %2, so it is not a cache of a kind that is known here. If it is a cache all the same, say which of its columns are key and value.</source>
        <translation>Der Tabelle „%1“ in dieser SQLite-Datenbank fehlt die Spalte %2, deshalb ist sie kein Cache einer hier bekannten Art. Ist sie dennoch ein Cache, angeben, welche ihrer Spalten Schlüssel und Wert sind.</translation>
    </message>
    <message>
        <source>The table &quot;%1&quot; in this SQLite database lacks the columns %2, so it is not a cache of a kind that is known here. If it is a cache all the same, say which of its columns are key and value.</source>
        <translation>Der Tabelle „%1“ in dieser SQLite-Datenbank fehlen die Spalten %2, deshalb ist sie kein Cache einer hier bekannten Art. Ist sie dennoch ein Cache, angeben, welche ihrer Spalten Schlüssel und Wert sind.</translation>
    </message>
    <message>
        <source>Several tables of this SQLite database could be the cache: %1. Say which one.</source>
        <translation>Mehrere Tabellen dieser SQLite-Datenbank könnten der Cache sein: %1. Eine davon angeben.</translation>
    </message>
    <message>
        <source>No table of this SQLite database has the column %1.</source>
        <translation>Keine Tabelle dieser SQLite-Datenbank hat die Spalte %1.</translation>
    </message>
    <message>
        <source>No table of this SQLite database has the columns %1.</source>
        <translation>Keine Tabelle dieser SQLite-Datenbank hat die Spalten %1.</translation>
    </message>
    <message>
        <source>In this SQLite database &quot;%1&quot; is a view, not a table. A view runs what its author wrote, so it is not opened. Choose the file that the cache itself is kept in.</source>
        <translation>In dieser SQLite-Datenbank ist „%1“ eine Sicht, keine Tabelle. Eine Sicht führt aus, was ihr Autor geschrieben hat, deshalb wird sie nicht geöffnet. Die Datei wählen, in der der Cache selbst liegt.</translation>
    </message>
    <message>
        <source>In this SQLite database &quot;%1&quot; is a virtual table, which is not opened because reading it runs code. Choose the file that the cache itself is kept in.</source>
        <translation>In dieser SQLite-Datenbank ist „%1“ eine virtuelle Tabelle; sie wird nicht geöffnet, weil sie zu lesen Code ausführt. Die Datei wählen, in der der Cache selbst liegt.</translation>
    </message>
    <message>
        <source>The name of the table &quot;%1&quot; is no valid text, so it is not opened.</source>
        <translation>Der Name der Tabelle „%1“ ist kein gültiger Text, deshalb wird sie nicht geöffnet.</translation>
    </message>
    <message>
        <source>The table &quot;%1&quot; was made WITHOUT ROWID, so it is not a cache of a kind that is known here.</source>
        <translation>Die Tabelle „%1“ wurde WITHOUT ROWID angelegt, deshalb ist sie kein Cache einer hier bekannten Art.</translation>
    </message>
    <message>
        <source>The table &quot;%1&quot; has columns called &quot;rowid&quot;, &quot;_rowid_&quot; and &quot;oid&quot;, which hide SQLite&apos;s own row numbers; such a file is not a cache of a kind that is known here.</source>
        <translation>Die Tabelle „%1“ hat Spalten namens „rowid“, „_rowid_“ und „oid“, die SQLites eigene Zeilennummern verdecken; eine solche Datei ist kein Cache einer hier bekannten Art.</translation>
    </message>
    <message>
        <source>There is no table &quot;%1&quot; in this SQLite database.</source>
        <translation>In dieser SQLite-Datenbank gibt es keine Tabelle „%1“.</translation>
    </message>
    <message>
        <source>The first rows of the table &quot;%1&quot; cannot be read. %2.</source>
        <translation>Die ersten Zeilen der Tabelle „%1“ können nicht gelesen werden. %2.</translation>
    </message>
    <message>
        <source>Looking for the entries was stopped.</source>
        <translation>Die Suche nach den Einträgen wurde abgebrochen.</translation>
    </message>
    <message>
        <source>No file is open.</source>
        <translation>Keine Datei ist geöffnet.</translation>
    </message>
    <message>
        <source>The scan was stopped.</source>
        <translation>Der Scan wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Too little of %1 is there to read it. %2. Download it again.</source>
        <translation>Von %1 ist zu wenig da, um sie zu lesen. %2. Noch einmal herunterladen.</translation>
    </message>
    <message>
        <source>%1 is damaged. %2. Download it again or take an older copy.</source>
        <translation>%1 ist beschädigt. %2. Noch einmal herunterladen oder eine ältere Kopie nehmen.</translation>
    </message>
    <message>
        <source> If the log %1-wal is of another file, move it away and try again.</source>
        <translation> Gehört das Log %1-wal zu einer anderen Datei, es beiseitelegen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>%1 is locked by the process that has it open. Try again, or open a copy. %2.</source>
        <translation>%1 ist durch den Prozess gesperrt, der die Datei offen hat. Noch einmal versuchen oder eine Kopie öffnen. %2.</translation>
    </message>
    <message>
        <source>%1 cannot be read. %2.</source>
        <translation>%1 kann nicht gelesen werden. %2.</translation>
    </message>
    <message>
        <source>The file is damaged, and its entries cannot be counted. What is on undamaged pages can be read all the same.</source>
        <translation>Die Datei ist beschädigt, und ihre Einträge können nicht gezählt werden. Was auf unbeschädigten Seiten steht, ist dennoch lesbar.</translation>
    </message>
    <message>
        <source>its content is of no kind that is known here</source>
        <translation>ihr Inhalt ist von keiner hier bekannten Art</translation>
    </message>
    <message>
        <source>it looks like %1</source>
        <translation>dem Inhalt nach ist sie: %1</translation>
    </message>
    <message>
        <source>%1 is not an SQLite database: %2. Choose the .db file that the cache is kept in.</source>
        <translation>%1 ist keine SQLite-Datenbank: %2. Die .db-Datei wählen, in der der Cache liegt.</translation>
    </message>
    <message>
        <source>There is no file %1. Check the path and its spelling.</source>
        <translation>Es gibt keine Datei %1. Pfad und Schreibweise prüfen.</translation>
    </message>
    <message>
        <source>%1 is a directory. Choose the cache file in it.</source>
        <translation>%1 ist ein Ordner. Die Cache-Datei darin wählen.</translation>
    </message>
    <message>
        <source>%1 is a device or a pipe. Choose an ordinary file.</source>
        <translation>%1 ist ein Gerät oder eine Pipe. Eine gewöhnliche Datei wählen.</translation>
    </message>
    <message>
        <source>There is no permission to read %1. Ask its owner for it, or open a copy that you may read.</source>
        <translation>Es fehlt die Berechtigung, %1 zu lesen. Den Besitzer darum bitten oder eine lesbare Kopie öffnen.</translation>
    </message>
    <message>
        <source>%1 cannot be opened: %2.</source>
        <translation>%1 kann nicht geöffnet werden: %2.</translation>
    </message>
    <message>
        <source>%1 is cut off after %2 bytes. It looks like an interrupted download; download it again.</source>
        <translation>%1 ist nach %2 Bytes abgeschnitten. Das sieht nach einem unterbrochenen Herunterladen aus; noch einmal herunterladen.</translation>
    </message>
    <message>
        <source>%1 starts like an SQLite database, but its header is damaged (a page size of %2). Fetch the file again.</source>
        <translation>%1 beginnt wie eine SQLite-Datenbank, aber ihr Kopf ist beschädigt (Seitengröße %2). Die Datei noch einmal holen.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>%1 is empty (0 bytes), so there is no cache in it. If it was downloaded, download it again.</source>
        <translation>%1 ist leer (0 Bytes), also ist kein Cache darin. Wurde die Datei heruntergeladen, sie noch einmal herunterladen.</translation>
    </message>
    <message>
        <source>%1 cannot be read to its end: %2.</source>
        <translation>%1 kann nicht bis zum Ende gelesen werden: %2.</translation>
    </message>
    <message>
        <source>%1 was changed while its SHA-256 was being taken: another program writes to it. Take it of a copy.</source>
        <translation>%1 wurde geändert, während der SHA-256 berechnet wurde: Ein anderes Programm schreibt in die Datei. Den SHA-256 einer Kopie berechnen.</translation>
    </message>
    <message>
        <source>No SHA-256 is taken of %1 while another process has it open: it may change at any moment, and to close it after reading would drop SQLite&apos;s locks that protect what you see here. Take the SHA-256 of a copy.</source>
        <translation>Von %1 wird kein SHA-256 berechnet, solange ein anderer Prozess die Datei offen hat: Sie kann sich jederzeit ändern, und sie nach dem Lesen zu schließen würde die Sperren von SQLite lösen, die schützen, was hier zu sehen ist. Den SHA-256 einer Kopie berechnen.</translation>
    </message>
    <message>
        <source>There is no file %1 any more.</source>
        <translation>Es gibt keine Datei %1 mehr.</translation>
    </message>
    <message>
        <source>holds no complete change that belongs to this file, and is ignored, as SQLite ignores it</source>
        <translation>enthält keine vollständige Änderung, die zu dieser Datei gehört, und bleibt unbeachtet, wie bei SQLite auch</translation>
    </message>
    <message>
        <source>cannot be read for lack of permission; entries that are only in it are missing here</source>
        <translation>kann mangels Berechtigung nicht gelesen werden; Einträge, die nur darin stehen, fehlen hier</translation>
    </message>
    <message>
        <source>The write-ahead log %1-wal (%2) %3.</source>
        <translation>Das Write-Ahead-Log %1-wal (%2) %3.</translation>
    </message>
    <message>
        <source>The journal %1-journal holds a change that was not finished. It is not rolled back here, since nothing is written, so some entries may be half changed.</source>
        <translation>Das Journal %1-journal enthält eine unvollendete Änderung. Sie wird hier nicht zurückgenommen, da nichts geschrieben wird; manche Einträge sind deshalb vielleicht halb geändert.</translation>
    </message>
    <message>
        <source>Another process has the file open: what is shown is read through SQLite&apos;s locks, and changes while you look.</source>
        <translation>Ein anderer Prozess hat die Datei offen: Das Gezeigte wird durch SQLites Sperren gelesen und kann sich währenddessen ändern.</translation>
    </message>
    <message>
        <source>%1 is not a cache by itself: SQLite keeps it beside %2. Open that.</source>
        <translation>%1 ist nicht selbst ein Cache: SQLite hält es neben %2. Diese Datei öffnen.</translation>
    </message>
    <message>
        <source>%1 cannot be opened: %2 beside it is no regular file. Move that away.</source>
        <translation>%1 kann nicht geöffnet werden: %2 daneben ist keine gewöhnliche Datei. Beiseitelegen.</translation>
    </message>
    <message>
        <source>%1 is incomplete: %2 of its %3 bytes are there, %4 are missing. It looks like an interrupted download; download it again.</source>
        <translation>%1 ist unvollständig: %2 von %3 Bytes sind da, %4 fehlen. Das sieht nach einem unterbrochenen Herunterladen aus; noch einmal herunterladen.</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Bytes</translation>
    </message>
    <message>
        <source>%1 is new (%2).</source>
        <translation>%1 ist neu (%2).</translation>
    </message>
    <message>
        <source>%1 is gone (it had %2).</source>
        <translation>%1 ist weg (hatte %2).</translation>
    </message>
    <message>
        <source>There is no %1, as before.</source>
        <translation>Es gibt kein %1, wie zuvor.</translation>
    </message>
    <message>
        <source>%1 was replaced by another file (inode %2, now %3).</source>
        <translation>%1 wurde durch eine andere Datei ersetzt (Inode %2, jetzt %3).</translation>
    </message>
    <message>
        <source>The size of %1 was %2 and is %3.</source>
        <translation>Die Größe von %1 war %2 und ist %3.</translation>
    </message>
    <message>
        <source>%1 is as it was: %2, inode %3, modified %4, last change of any kind %5.</source>
        <translation>%1 ist wie zuvor: %2, Inode %3, geändert %4, letzte Änderung jeder Art %5.</translation>
    </message>
    <message>
        <source>The modification time of %1 was %2 and is %3.</source>
        <translation>Die Änderungszeit von %1 war %2 und ist %3.</translation>
    </message>
    <message>
        <source>The change time of %1 was %2 and is %3, though its modification time is the same: its permissions, owner or name were changed, or it was written to and the modification time set back.</source>
        <translation>Die Statuszeit von %1 war %2 und ist %3, obwohl die Änderungszeit dieselbe ist: Rechte, Besitzer oder Name wurden geändert, oder es wurde geschrieben und die Änderungszeit zurückgestellt.</translation>
    </message>
    <message>
        <source>The SHA-256 of %1 is now %2; none was taken before.</source>
        <translation>Der SHA-256 von %1 ist jetzt %2; zuvor wurde keiner berechnet.</translation>
    </message>
    <message>
        <source>The content of %1 is the same, SHA-256 %2.</source>
        <translation>Der Inhalt von %1 ist derselbe, SHA-256 %2.</translation>
    </message>
    <message>
        <source>The content of %1 is another one: its SHA-256 was %2 and is %3.</source>
        <translation>Der Inhalt von %1 ist ein anderer: Der SHA-256 war %2 und ist %3.</translation>
    </message>
    <message>
        <source> and %1 more</source>
        <translation> und %1 weitere</translation>
    </message>
    <message>
        <source>The directory was replaced by another one.</source>
        <translation>Der Ordner wurde durch einen anderen ersetzt.</translation>
    </message>
    <message>
        <source>New in the directory: %1.</source>
        <translation>Neu im Ordner: %1.</translation>
    </message>
    <message>
        <source>Gone from the directory: %1.</source>
        <translation>Nicht mehr im Ordner: %1.</translation>
    </message>
    <message>
        <source>The directory holds the same names, but something was created, renamed or deleted in it meanwhile (modification time %1, now %2).</source>
        <translation>Der Ordner enthält dieselben Namen, aber inzwischen wurde darin etwas angelegt, umbenannt oder gelöscht (Änderungszeit %1, jetzt %2).</translation>
    </message>
    <message>
        <source>The permissions, owner or name of the directory were changed (%1, before %2).</source>
        <translation>Rechte, Besitzer oder Name des Ordners wurden geändert (%1, zuvor %2).</translation>
    </message>
    <message>
        <source>The directory is as it was: %1 names, modified %2.</source>
        <translation>Der Ordner ist wie zuvor: %1 Namen, geändert %2.</translation>
    </message>
    <message>
        <source>Untouched since %1: the content of the file is the same, byte for byte (SHA-256). </source>
        <translation>Unberührt seit %1: Der Inhalt der Datei ist Byte für Byte derselbe (SHA-256). </translation>
    </message>
    <message>
        <source>Untouched since %1. </source>
        <translation>Unberührt seit %1. </translation>
    </message>
    <message>
        <source>Size, inode, modification time and change time are the same. The system sets the change time at every write and lets no program set it back, so nothing was written.</source>
        <translation>Größe, Inode, Änderungszeit und Statuszeit sind dieselben. Das System setzt die Statuszeit bei jedem Schreiben, und kein Programm kann sie zurückstellen; also wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source> The file had been changed just before; another write in the same tick of its file system&apos;s clock would not show.</source>
        <translation> Die Datei war unmittelbar zuvor geändert worden; ein weiteres Schreiben im selben Takt der Uhr ihres Dateisystems wäre nicht zu sehen.</translation>
    </message>
    <message>
        <source> The SHA-256 that was taken now can be compared with the original&apos;s: run sha256sum where the file comes from.</source>
        <translation> Der jetzt berechnete SHA-256 lässt sich mit dem des Originals vergleichen: sha256sum dort ausführen, wo die Datei herkommt.</translation>
    </message>
    <message>
        <source>Changed since %1; see what differs. </source>
        <translation>Geändert seit %1; die Unterschiede stehen unten. </translation>
    </message>
    <message>
        <source>Another process has the file open and may write to it at any time. Cachescope writes nothing to the file or its log, but like every reader of a file in use it takes its place in the -shm, and, if root runs it, SQLite sets the owner of the -wal and -shm to that of the file.</source>
        <translation>Ein anderer Prozess hat die Datei offen und kann jederzeit in sie schreiben. Cachescope schreibt nichts in die Datei oder ihr Log, aber wie jeder Leser einer benutzten Datei belegt es seinen Platz in der -shm, und wenn root es ausführt, gibt SQLite -wal und -shm den Besitzer der Datei.</translation>
    </message>
    <message>
        <source>Cachescope opened it so that nothing is written, locked or created: look for another program that has changed it.</source>
        <translation>Cachescope hat sie so geöffnet, dass nichts geschrieben, gesperrt oder angelegt wird: Ein anderes Programm hat sie geändert.</translation>
    </message>
    <message>
        <source>The sound breaks off after %1.</source>
        <translation>Der Ton bricht nach %1 ab.</translation>
    </message>
    <message>
        <source>There is no sound in it that can be decoded.</source>
        <translation>Darin ist kein Ton, der sich decodieren lässt.</translation>
    </message>
    <message>
        <source>The sound can be decoded for %1 only: what follows is damaged.</source>
        <translation>Nur %1 des Tons lassen sich decodieren: Was folgt, ist beschädigt.</translation>
    </message>
    <message>
        <source>The file does not tell the length of the sound; the first %1 are shown.</source>
        <translation>Die Datei nennt die Länge des Tons nicht; die ersten %1 werden gezeigt.</translation>
    </message>
    <message>
        <source>Of %1 places of the sound that were sought only %2 can be decoded: the rest is shown as silence, and it may be shorter than it claims.</source>
        <translation>Von %1 gesuchten Stellen des Tons lassen sich nur %2 decodieren: Der Rest wird als Stille gezeigt, und der Ton ist vielleicht kürzer als angegeben.</translation>
    </message>
    <message>
        <source>A damaged place is passed over.</source>
        <translation>Eine beschädigte Stelle wird übergangen.</translation>
    </message>
    <message>
        <source>%1 damaged places are passed over.</source>
        <translation>%1 beschädigte Stellen werden übergangen.</translation>
    </message>
    <message>
        <source>Damaged places are passed over.</source>
        <translation>Beschädigte Stellen werden übergangen.</translation>
    </message>
    <message>
        <source>(depth %1) </source>
        <translation>(Tiefe %1) </translation>
    </message>
    <message>
        <source>… %1 more</source>
        <translation>… noch %1</translation>
    </message>
    <message>
        <source>… %1 more digits</source>
        <translation>… noch %1 Ziffern</translation>
    </message>
    <message>
        <source> … 1 field </source>
        <translation> … 1 Feld </translation>
    </message>
    <message>
        <source> … %1 fields </source>
        <translation> … %1 Felder </translation>
    </message>
    <message>
        <source> … 1 item </source>
        <translation> … 1 Element </translation>
    </message>
    <message>
        <source> … %1 items </source>
        <translation> … %1 Elemente </translation>
    </message>
    <message>
        <source>line %1, column %2</source>
        <translation>Zeile %1, Spalte %2</translation>
    </message>
    <message>
        <source>The JSON has more than %1 lines, objects and arrays: the rest is left out.</source>
        <translation>Das JSON hat mehr als %1 Zeilen, Objekte und Listen: Der Rest ist weggelassen.</translation>
    </message>
    <message>
        <source>The JSON ends too early, at %1.</source>
        <translation>Das JSON endet zu früh, bei %1.</translation>
    </message>
    <message>
        <source>This is no valid JSON from %1 on, where %2 should stand.</source>
        <translation>Ab %1 ist dies kein gültiges JSON; dort müsste stehen: %2.</translation>
    </message>
    <message>
        <source>a new line or the end of the text</source>
        <translation>eine neue Zeile oder das Ende des Texts</translation>
    </message>
    <message>
        <source>a name in quotes</source>
        <translation>ein Name in Anführungszeichen</translation>
    </message>
    <message>
        <source>a colon</source>
        <translation>ein Doppelpunkt</translation>
    </message>
    <message>
        <source>a comma or &quot;}&quot;</source>
        <translation>ein Komma oder „}“</translation>
    </message>
    <message>
        <source>a comma or &quot;]&quot;</source>
        <translation>ein Komma oder „]“</translation>
    </message>
    <message>
        <source>The sound cannot be decoded: %1.</source>
        <translation>Der Ton lässt sich nicht decodieren: %1.</translation>
    </message>
    <message>
        <source>it does not begin with the head of an Opus stream, or ends within it</source>
        <translation>er beginnt nicht mit dem Kopf eines Opus-Stroms oder endet darin</translation>
    </message>
    <message>
        <source>it is of a newer version of Opus</source>
        <translation>er ist von einer neueren Opus-Version</translation>
    </message>
    <message>
        <source>it has a kind of channels that the decoder does not know</source>
        <translation>er hat eine Art von Kanälen, die der Decoder nicht kennt</translation>
    </message>
    <message>
        <source>its time stamps contradict each other</source>
        <translation>seine Zeitstempel widersprechen einander</translation>
    </message>
    <message>
        <source>its head is damaged</source>
        <translation>sein Kopf ist beschädigt</translation>
    </message>
    <message>
        <source>it is damaged, or holds nothing but its head</source>
        <translation>er ist beschädigt oder enthält nur seinen Kopf</translation>
    </message>
    <message>
        <source>Decoding was stopped.</source>
        <translation>Das Decodieren wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The sound is not decoded: more than 16 MB of comments stand before it.</source>
        <translation>Der Ton wird nicht decodiert: Davor stehen mehr als 16 MB Kommentare.</translation>
    </message>
    <message>
        <source>The sound breaks off before any of it is whole.</source>
        <translation>Der Ton bricht ab, bevor etwas davon ganz ist.</translation>
    </message>
    <message>
        <source>What follows is damaged.</source>
        <translation>Was folgt, ist beschädigt.</translation>
    </message>
    <message>
        <source>This sound can only be read from its start: it is made of too many parts.</source>
        <translation>Dieser Ton lässt sich nur von Anfang an lesen: Er besteht aus zu vielen Teilen.</translation>
    </message>
    <message>
        <source>This place of the sound is damaged.</source>
        <translation>Diese Stelle des Tons ist beschädigt.</translation>
    </message>
    <message>
        <source>The JSON is too long to be laid out, with more than %1.</source>
        <translation>Das JSON ist mit mehr als %1 zu lang, um gegliedert zu werden.</translation>
    </message>
    <message>
        <source>There is no text in this field.</source>
        <translation>In diesem Feld ist kein Text.</translation>
    </message>
    <message>
        <source>The %1 data end too early, after %2 unpacked.</source>
        <translation>Die %1-Daten enden zu früh, nach %2 entpackten Daten.</translation>
    </message>
    <message>
        <source>The %1 data are damaged after %2 unpacked.</source>
        <translation>Die %1-Daten sind nach %2 entpackten Daten beschädigt.</translation>
    </message>
    <message>
        <source>The %1 data are followed by %2 that do not belong to them.</source>
        <translation>Auf die %1-Daten folgen %2, die nicht dazugehören.</translation>
    </message>
    <message>
        <source>The %1 data do not match their checksum or length.</source>
        <translation>Die %1-Daten passen nicht zu ihrer Prüfsumme oder Länge.</translation>
    </message>
    <message>
        <source>The zstd data ask for more than 128 MiB of memory to be unpacked.</source>
        <translation>Die zstd-Daten verlangen zum Entpacken mehr als 128 MiB Speicher.</translation>
    </message>
    <message>
        <source>The zstd data can only be unpacked with the dictionary that they were packed with.</source>
        <translation>Die zstd-Daten lassen sich nur mit dem Wörterbuch entpacken, mit dem sie gepackt wurden.</translation>
    </message>
    <message>
        <source>The zstd data do not match their checksum or length.</source>
        <translation>Die zstd-Daten passen nicht zu ihrer Prüfsumme oder Länge.</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>The entry is not there any more.</source>
        <translation>Der Eintrag ist nicht mehr da.</translation>
    </message>
    <message>
        <source>The sound is too long: a WAV file cannot hold more than 4 GB.</source>
        <translation>Der Ton ist zu lang: Eine WAV-Datei fasst nicht mehr als 4 GB.</translation>
    </message>
    <message>
        <source>Damaged places are left out.</source>
        <translation>Beschädigte Stellen sind weggelassen.</translation>
    </message>
    <message>
        <source>The entries cannot be sorted by type: the types of all are not known.</source>
        <translation>Die Einträge können nicht nach Typ sortiert werden: Nicht von allen ist der Typ bekannt.</translation>
    </message>
    <message>
        <source>it is no directory, and none can be made there</source>
        <translation>es ist kein Ordner, und dort kann keiner angelegt werden</translation>
    </message>
    <message>
        <source>the directory cannot be made</source>
        <translation>der Ordner kann nicht angelegt werden</translation>
    </message>
    <message>
        <source>The index of %1 is not kept: the file was changed while it was scanned, or just before. Open it again when nobody writes to it.</source>
        <translation>Der Index von %1 wird nicht gespeichert: Die Datei wurde während des Scans oder unmittelbar davor geändert. Noch einmal öffnen, wenn niemand in sie schreibt.</translation>
    </message>
    <message>
        <source>The index of %1 is not kept: it takes %2, and all indexes together may take %3. Allow more, or scan the file again when it is opened next.</source>
        <translation>Der Index von %1 wird nicht gespeichert: Er braucht %2, und alle Indizes zusammen dürfen %3 belegen. Mehr zulassen, oder die Datei wird beim nächsten Öffnen neu gescannt.</translation>
    </message>
    <message>
        <source>The index of %1 cannot be kept in %2: %3. Nothing is lost; the file is scanned again when it is opened next. Make room there, or allow writing.</source>
        <translation>Der Index von %1 kann nicht in %2 gespeichert werden: %3. Nichts ist verloren; die Datei wird beim nächsten Öffnen neu gescannt. Dort Platz schaffen oder Schreiben erlauben.</translation>
    </message>
    <message>
        <source>It has more rows than fit into its bytes: its pages refer to each other again and again</source>
        <translation>Sie hat mehr Zeilen, als in ihre Bytes passen: Ihre Seiten verweisen immer wieder aufeinander</translation>
    </message>
    <message>
        <source>audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>archive</source>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Reading a value</source>
        <translation>Lesen eines Werts</translation>
    </message>
    <message>
        <source>The value is not in the database but in the file &quot;%1&quot; beside it.</source>
        <translation>Der Wert steht nicht in der Datenbank, sondern in der Datei „%1“ daneben.</translation>
    </message>
    <message>
        <source>Stopped at your request.</source>
        <translation>Auf Wunsch abgebrochen.</translation>
    </message>
    <message>
        <source>Opening failed: there is no SQLite VFS called %1</source>
        <translation>Öffnen fehlgeschlagen: Es gibt kein SQLite-VFS namens %1</translation>
    </message>
    <message>
        <source>Qt&apos;s SQLite driver is not installed: %1</source>
        <translation>Qts SQLite-Treiber ist nicht installiert: %1</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Qt&apos;s SQLite driver gives no native handle</source>
        <translation>Qts SQLite-Treiber gibt seine Verbindung nicht heraus</translation>
    </message>
    <message>
        <source>Reading the schema</source>
        <translation>Lesen des Schemas</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>der Datenträger ist voll</translation>
    </message>
    <message>
        <source>the disk reported an error</source>
        <translation>der Datenträger meldete einen Fehler</translation>
    </message>
    <message>
        <source>the file is damaged</source>
        <translation>die Datei ist beschädigt</translation>
    </message>
    <message>
        <source>the file is not an SQLite database</source>
        <translation>die Datei ist keine SQLite-Datenbank</translation>
    </message>
    <message>
        <source>the file or its directory is read-only</source>
        <translation>die Datei oder ihr Ordner ist schreibgeschützt</translation>
    </message>
    <message>
        <source>the file cannot be opened</source>
        <translation>die Datei kann nicht geöffnet werden</translation>
    </message>
    <message>
        <source>the value is larger than SQLite allows</source>
        <translation>der Wert ist größer, als SQLite erlaubt</translation>
    </message>
    <message>
        <source>it was stopped</source>
        <translation>es wurde abgebrochen</translation>
    </message>
    <message>
        <source>SQLite reported an error</source>
        <translation>SQLite meldete einen Fehler</translation>
    </message>
    <message>
        <source>%1 failed: %2 (%3: %4)</source>
        <translation>%1 fehlgeschlagen: %2 (%3: %4)</translation>
    </message>
    <message>
        <source>The design &quot;corrected&quot; has no switches to turn one at a time</source>
        <translation>Der Entwurf „corrected“ hat keine Schalter, die sich einzeln umlegen ließen</translation>
    </message>
    <message>
        <source>The corrected cache</source>
        <translation>Der korrigierte Cache</translation>
    </message>
    <message>
        <source>One writer commits many stores together, reads wait for nobody, totals and eviction are exact.</source>
        <translation>Ein Schreiber fasst viele Speicherungen in einem Commit zusammen, Leser warten auf niemanden, Summen und Verdrängung sind genau.</translation>
    </message>
    <message>
        <source>, but %1</source>
        <translation>, aber %1</translation>
    </message>
    <message>
        <source>As %1, but %2. (%1: %3)</source>
        <translation>Wie %1, aber %2. (%1: %3)</translation>
    </message>
    <message>
        <source>The design &quot;corrected&quot; has no switches, so there is no &quot;%1&quot;</source>
        <translation>Der Entwurf „corrected“ hat keine Schalter, also gibt es kein „%1“</translation>
    </message>
    <message>
        <source>%1 has no column &quot;pinned&quot;, so nothing can be pinned in it</source>
        <translation>%1 hat keine Spalte „pinned“, also kann darin nichts angeheftet werden</translation>
    </message>
    <message>
        <source>The fault, no timeout</source>
        <translation>Der Fehler, ohne Zeitlimit</translation>
    </message>
    <message>
        <source>Every operation opens its own connection, every read writes, and whoever meets a lock fails at once.</source>
        <translation>Jede Operation öffnet ihre eigene Verbindung, jedes Lesen schreibt, und wer auf eine Sperre trifft, scheitert sofort.</translation>
    </message>
    <message>
        <source>The fault as in production</source>
        <translation>Der Fehler wie im Betrieb</translation>
    </message>
    <message>
        <source>As before with a busy timeout of 5 s: most operations now wait instead of failing, the late ones behind the newcomers.</source>
        <translation>Wie zuvor mit einem Busy-Timeout von 5 s: Die meisten Operationen warten nun, statt zu scheitern, die späten hinter den Neuankömmlingen.</translation>
    </message>
    <message>
        <source>+ connection per thread</source>
        <translation>+ Verbindung je Thread</translation>
    </message>
    <message>
        <source>Connections last as long as their thread, so nothing is opened, recovered or checkpointed for each operation; every read still writes.</source>
        <translation>Verbindungen bestehen so lange wie ihr Thread, es wird also nicht für jede Operation geöffnet, wiederhergestellt oder ein Checkpoint gemacht; jedes Lesen schreibt noch.</translation>
    </message>
    <message>
        <source>+ BEGIN IMMEDIATE</source>
        <translation>+ BEGIN IMMEDIATE</translation>
    </message>
    <message>
        <source>Transactions take the write lock at their beginning, where they can wait for it. Those of production begin with a write, which can wait as well: of errors it removes only those of stores that ask first (lookup=first). Every read still writes.</source>
        <translation>Transaktionen nehmen die Schreibsperre an ihrem Anfang, wo sie auf sie warten können. Die im Betrieb beginnen mit einem Schreiben, das ebenfalls warten kann: An Fehlern fallen nur die von Speicherungen weg, die zuerst fragen (lookup=first). Jedes Lesen schreibt noch.</translation>
    </message>
    <message>
        <source>+ batched touches</source>
        <translation>+ gesammelte Lesevermerke</translation>
    </message>
    <message>
        <source>Reads only note that they happened, and a store writes the notes: reads take no write lock any more. Every store still sums up all sizes.</source>
        <translation>Lesezugriffe vermerken nur, dass sie stattfanden, und eine Speicherung schreibt die Vermerke: Lesen nimmt keine Schreibsperre mehr. Jede Speicherung summiert noch alle Größen.</translation>
    </message>
    <message>
        <source>+ counted size</source>
        <translation>+ gezählte Größe</translation>
    </message>
    <message>
        <source>The total is a counter in memory, so a store costs the same in a large file; eviction still deletes one by one.</source>
        <translation>Die Summe ist ein Zähler im Speicher, eine Speicherung kostet in einer großen Datei also gleich viel; die Verdrängung löscht noch einzeln.</translation>
    </message>
    <message>
        <source>+ batch eviction</source>
        <translation>+ gesammelte Verdrängung</translation>
    </message>
    <message>
        <source>What is too much goes in one DELETE; each store still commits by itself, behind all the others.</source>
        <translation>Was zu viel ist, geht in einem DELETE; jede Speicherung hat noch ihren eigenen Commit, hinter allen anderen.</translation>
    </message>
    <message>
        <source>+ group commit</source>
        <translation>+ gemeinsamer Commit</translation>
    </message>
    <message>
        <source>Stores that wait for each other go into one transaction and share its fsync; other processes are not part of it, and totals are in the memory of one.</source>
        <translation>Speicherungen, die aufeinander warten, gehen in eine Transaktion und teilen sich deren fsync; andere Prozesse gehören nicht dazu, und Summen stehen im Speicher eines Prozesses.</translation>
    </message>
    <message>
        <source>There is no design &quot;%1&quot;; there are %2, corrected, and all but the last with switches (legacy+journal=rollback)</source>
        <translation>Es gibt keinen Entwurf „%1“; es gibt %2, corrected, und alle außer dem letzten mit Schaltern (legacy+journal=rollback)</translation>
    </message>
    <message>
        <source>The switch &quot;%1&quot; is there twice</source>
        <translation>Der Schalter „%1“ steht zweimal da</translation>
    </message>
    <message>
        <source>The switch &quot;%1&quot; cannot be &quot;%2&quot;; allowed is %3</source>
        <translation>Der Schalter „%1“ kann nicht „%2“ sein; erlaubt ist %3</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation>%1 oder %2</translation>
    </message>
    <message>
        <source>There is no switch &quot;%1&quot;; there are %2</source>
        <translation>Es gibt keinen Schalter „%1“; es gibt %2</translation>
    </message>
    <message>
        <source>a whole number of milliseconds, 0 to %1</source>
        <translation>eine ganze Zahl von Millisekunden, 0 bis %1</translation>
    </message>
    <message>
        <source>Generating was stopped</source>
        <translation>Das Erzeugen wurde abgebrochen</translation>
    </message>
    <message>
        <source>%1 was not made. %2</source>
        <translation>%1 wurde nicht angelegt. %2</translation>
    </message>
    <message>
        <source>The values alone take %1, and on the disk of %2 %3 are free</source>
        <translation>Die Werte allein brauchen %1, und auf dem Datenträger von %2 sind %3 frei</translation>
    </message>
    <message>
        <source>Say either how many entries or how many bytes, and more than none</source>
        <translation>Entweder die Zahl der Einträge oder die der Bytes angeben, und mehr als keine</translation>
    </message>
    <message>
        <source>The size of values is %1; allowed is %2 to 500000000 bytes, or 0 for sizes as in production</source>
        <translation>Die Größe der Werte ist %1; erlaubt sind %2 bis 500000000 Bytes oder 0 für Größen wie im Betrieb</translation>
    </message>
    <message>
        <source>%1 exists already; nothing is overwritten</source>
        <translation>%1 gibt es schon; nichts wird überschrieben</translation>
    </message>
    <message>
        <source>%1 exists already: another run is writing it, or one was killed. Remove it if none runs</source>
        <translation>%1 gibt es schon: Ein anderer Lauf schreibt es, oder einer wurde gewaltsam beendet. Entfernen, wenn keiner läuft</translation>
    </message>
    <message>
        <source>The file to make has no name</source>
        <translation>Die anzulegende Datei hat keinen Namen</translation>
    </message>
    <message>
        <source>%1 exists already, which SQLite would take for a part of %2; nothing is overwritten</source>
        <translation>%1 gibt es schon, was SQLite für einen Teil von %2 hielte; nichts wird überschrieben</translation>
    </message>
    <message>
        <source>%1 cannot be made: %2</source>
        <translation>%1 kann nicht angelegt werden: %2</translation>
    </message>
    <message>
        <source>%1 cannot be renamed to %2: %3</source>
        <translation>%1 kann nicht in %2 umbenannt werden: %3</translation>
    </message>
    <message>
        <source>the cache has no entries with a key to read</source>
        <translation>der Cache hat keine Einträge mit einem Schlüssel zum Lesen</translation>
    </message>
    <message>
        <source>Reading %1 was stopped</source>
        <translation>Das Lesen von %1 wurde abgebrochen</translation>
    </message>
    <message>
        <source>a quotation mark is never closed, or a line is longer than 1 MB</source>
        <translation>ein Anführungszeichen wird nie geschlossen, oder eine Zeile ist länger als 1 MB</translation>
    </message>
    <message>
        <source>there are no rows</source>
        <translation>es gibt keine Zeilen</translation>
    </message>
    <message>
        <source>the header must name a column key, and may name op, bytes and ms</source>
        <translation>die Kopfzeile muss eine Spalte key nennen und darf op, bytes und ms nennen</translation>
    </message>
    <message>
        <source>there are more than %1 rows</source>
        <translation>es gibt mehr als %1 Zeilen</translation>
    </message>
    <message>
        <source>the key is missing</source>
        <translation>der Schlüssel fehlt</translation>
    </message>
    <message>
        <source>op is &quot;%1&quot;; allowed are get, contains, getMany, put, putMany, remove, pin, play</source>
        <translation>op ist „%1“; erlaubt sind get, contains, getMany, put, putMany, remove, pin, play</translation>
    </message>
    <message>
        <source>bytes is &quot;%1&quot;, which is no whole number from 0</source>
        <translation>bytes ist „%1“, das ist keine ganze Zahl ab 0</translation>
    </message>
    <message>
        <source>ms is &quot;%1&quot;, which is no number of milliseconds</source>
        <translation>ms ist „%1“, das ist keine Zahl von Millisekunden</translation>
    </message>
    <message>
        <source>ms falls from %1 to %2; rows must be in the order of their times</source>
        <translation>ms fällt von %1 auf %2; Zeilen müssen in der Reihenfolge ihrer Zeiten stehen</translation>
    </message>
    <message>
        <source>ms is more than %1 after the first row</source>
        <translation>ms liegt mehr als %1 nach der ersten Zeile</translation>
    </message>
    <message>
        <source>%1: %2 (line %3)</source>
        <translation>%1: %2 (Zeile %3)</translation>
    </message>
    <message>
        <source>There is no trace file %1</source>
        <translation>Es gibt keine Trace-Datei %1</translation>
    </message>
    <message>
        <source>%1 is a directory. Choose a trace file (CSV).</source>
        <translation>%1 ist ein Ordner. Eine Trace-Datei (CSV) wählen.</translation>
    </message>
    <message>
        <source>The trace file %1 cannot be read: %2</source>
        <translation>Die Trace-Datei %1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>%1 has no values to take sizes from</source>
        <translation>%1 hat keine Werte, von denen sich Größen nehmen ließen</translation>
    </message>
    <message>
        <source>%1 was interrupted: nothing is called better.</source>
        <translation>%1 wurde abgebrochen: Nichts wird besser genannt.</translation>
    </message>
    <message>
        <source>%1 began %2 operations before and %3 after: counts are compared as if both had begun as many as the second.</source>
        <translation>%1 begann zuvor %2 Operationen und danach %3: Anzahlen werden verglichen, als hätten beide so viele begonnen wie der zweite.</translation>
    </message>
    <message>
        <source>%1 ran for %2 before and %3 after: counts are compared as if both had run as long as the second.</source>
        <translation>%1 lief zuvor %2 und danach %3: Anzahlen werden verglichen, als wären beide so lange gelaufen wie der zweite.</translation>
    </message>
    <message>
        <source>%1: means of %2 before and %3 after; the noise is the spread between runs, or that within them if it is larger.</source>
        <translation>%1: Mittel von %2 zuvor und %3 danach; das Rauschen ist die Streuung zwischen Läufen oder die innerhalb von ihnen, wenn sie größer ist.</translation>
    </message>
    <message>
        <source>The noise of what ran once is within one run only: what differs from run to run is not in it. To have it, run a design more than once (--design a,a).</source>
        <translation>Das Rauschen dessen, was einmal lief, ist nur das innerhalb eines Laufs: Was von Lauf zu Lauf verschieden ist, fehlt darin. Dafür einen Entwurf mehrmals ausführen (--design a,a).</translation>
    </message>
    <message>
        <source>Of a run of less than %1 s the noise of throughput and latency is not known, and so they are not judged, however much they differ. Run for longer, or more than once.</source>
        <translation>Bei einem Lauf unter %1 s ist das Rauschen von Durchsatz und Latenz nicht bekannt, und so werden sie nicht beurteilt, wie sehr sie sich auch unterscheiden. Länger oder mehrmals ausführen.</translation>
    </message>
    <message>
        <source>Users waited for their answers before they went on (closed loop): what fails fast is tried more often. Compare lock errors at a fixed rate of arrivals.</source>
        <translation>Benutzer warteten auf ihre Antworten, bevor sie weitermachten (Closed Loop): Was schnell scheitert, wird öfter versucht. Sperrfehler bei fester Ankunftsrate vergleichen.</translation>
    </message>
    <message>
        <source>Noise is for all %1 judged figures together: where nothing changed, any of them exceeds it in about one comparison in 20.</source>
        <translation>Das Rauschen gilt für alle %1 beurteilten Werte zusammen: Wo sich nichts geändert hat, übersteigt es irgendeiner in etwa einem von 20 Vergleichen.</translation>
    </message>
    <message>
        <source>These limits cannot be compared: the %1 of the first report is %2, that of the second is %3</source>
        <translation>Diese Grenzen lassen sich nicht vergleichen: %1 des ersten Berichts ist %2, des zweiten %3</translation>
    </message>
    <message>
        <source>%1 at %2 %3</source>
        <translation>%1 bei %2 %3</translation>
    </message>
    <message>
        <source>Only the %1 report is of a search for a limit (--find-limit): its runs have other loads, and cannot be compared with those of the other</source>
        <translation>Nur der %1 Bericht ist von einer Grenzsuche (--find-limit): Seine Läufe haben andere Lasten und lassen sich mit denen des anderen nicht vergleichen</translation>
    </message>
    <message>
        <source>no design</source>
        <translation>kein Entwurf</translation>
    </message>
    <message>
        <source>The machines differ: a comparison across machines is doubtful.</source>
        <translation>Die Rechner sind verschieden: Ein Vergleich über Rechner hinweg ist zweifelhaft.</translation>
    </message>
    <message>
        <source>The scenarios differ: the change may come from that.</source>
        <translation>Die Szenarien sind verschieden: Die Änderung kann daher kommen.</translation>
    </message>
    <message>
        <source>There is nothing to compare: the first report has %1, the second has %2</source>
        <translation>Es gibt nichts zu vergleichen: Der erste Bericht hat %1, der zweite %2</translation>
    </message>
    <message>
        <source>A search runs each value once: of the noise of a limit nothing is known. Search several times, or give the change that matters (--tolerance 20%). Only runs of a value that both tried are compared.</source>
        <translation>Eine Suche führt jeden Wert einmal aus: Über das Rauschen einer Grenze ist nichts bekannt. Mehrmals suchen oder die Änderung nennen, auf die es ankommt (--tolerance 20%). Verglichen werden nur Läufe mit einem Wert, den beide versucht haben.</translation>
    </message>
    <message>
        <source>failed operations</source>
        <translation>fehlgeschlagene Operationen</translation>
    </message>
    <message>
        <source>lock errors</source>
        <translation>Sperrfehler</translation>
    </message>
    <message>
        <source>lost processes</source>
        <translation>verlorene Prozesse</translation>
    </message>
    <message>
        <source>dropped arrivals</source>
        <translation>verworfene Ankünfte</translation>
    </message>
    <message>
        <source>largest log</source>
        <translation>größtes Log</translation>
    </message>
    <message>
        <source>The file was opened while another connection changed its journal mode, or closed the write-ahead log as the last one.</source>
        <translation>Die Datei wurde geöffnet, während eine andere Verbindung den Journalmodus änderte oder als letzte das Write-Ahead-Log schloss.</translation>
    </message>
    <message>
        <source>Another connection held the write lock when this transaction began.</source>
        <translation>Eine andere Verbindung hielt die Schreibsperre, als diese Transaktion begann.</translation>
    </message>
    <message>
        <source>A read was shut out: by a writer about to commit (rollback journal), or by the last connection closing the write-ahead log.</source>
        <translation>Ein Lesen war ausgesperrt: durch einen Schreiber kurz vor dem Commit (Rollback-Journal) oder durch die letzte Verbindung, die das Write-Ahead-Log schloss.</translation>
    </message>
    <message>
        <source>Another connection held the write lock when this statement wanted to write.</source>
        <translation>Eine andere Verbindung hielt die Schreibsperre, als diese Anweisung schreiben wollte.</translation>
    </message>
    <message>
        <source>Readers were in the way of the commit, as they are with a rollback journal.</source>
        <translation>Leser standen dem Commit im Weg, wie es bei einem Rollback-Journal ist.</translation>
    </message>
    <message>
        <source>Another checkpoint was at work. Nothing is lost: the log is copied later.</source>
        <translation>Ein anderer Checkpoint war am Werk. Nichts ist verloren: Das Log wird später übertragen.</translation>
    </message>
    <message>
        <source>The connection closed while another used the write-ahead log that it wanted to copy.</source>
        <translation>Die Verbindung schloss, während eine andere das Write-Ahead-Log benutzte, das sie übertragen wollte.</translation>
    </message>
    <message>
        <source>Another connection held a lock that was needed.</source>
        <translation>Eine andere Verbindung hielt eine Sperre, die gebraucht wurde.</translation>
    </message>
    <message>
        <source> No busy timeout was set, so it failed at once.</source>
        <translation> Kein Busy-Timeout war gesetzt, also scheiterte es sofort.</translation>
    </message>
    <message>
        <source> SQLite failed at once without letting it wait: a longer timeout does not help.</source>
        <translation> SQLite scheiterte sofort, ohne es warten zu lassen: Ein längeres Zeitlimit hilft nicht.</translation>
    </message>
    <message>
        <source> It waited until its timeout had passed.</source>
        <translation> Es wartete, bis sein Zeitlimit abgelaufen war.</translation>
    </message>
    <message>
        <source>The same connection was still using the table. This is a mistake of the program, no matter of load, and no timeout helps.</source>
        <translation>Dieselbe Verbindung benutzte die Tabelle noch. Das ist ein Fehler des Programms, unabhängig von der Last, und kein Zeitlimit hilft.</translation>
    </message>
    <message>
        <source>Another connection with the same shared cache was using the table. No timeout helps: do without the shared cache.</source>
        <translation>Eine andere Verbindung mit demselben geteilten Cache benutzte die Tabelle. Kein Zeitlimit hilft: auf den geteilten Cache verzichten.</translation>
    </message>
    <message>
        <source>A hundred attempts to read the write-ahead log lost against others: very many connections came and went at once. No timeout helps: keep connections open.</source>
        <translation>Hundert Versuche, das Write-Ahead-Log zu lesen, unterlagen anderen: Sehr viele Verbindungen kamen und gingen zugleich. Kein Zeitlimit hilft: Verbindungen offen halten.</translation>
    </message>
    <message>
        <source>The disk was full. This is no matter of locks.</source>
        <translation>Der Datenträger war voll. Das hat nichts mit Sperren zu tun.</translation>
    </message>
    <message>
        <source>The file could not be opened, most often for too many open files.</source>
        <translation>Die Datei konnte nicht geöffnet werden, meist wegen zu vieler offener Dateien.</translation>
    </message>
    <message>
        <source>The disk or its file system reported an error. This is no matter of load.</source>
        <translation>Der Datenträger oder sein Dateisystem meldete einen Fehler. Das hat nichts mit der Last zu tun.</translation>
    </message>
    <message>
        <source>open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>begin of a transaction</source>
        <translation>Beginn einer Transaktion</translation>
    </message>
    <message>
        <source>read</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>commit</source>
        <translation>Commit</translation>
    </message>
    <message>
        <source>checkpoint</source>
        <translation>Checkpoint</translation>
    </message>
    <message>
        <source>close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>none set</source>
        <translation>keiner gesetzt</translation>
    </message>
    <message>
        <source>never asked</source>
        <translation>nie gefragt</translation>
    </message>
    <message>
        <source>asked</source>
        <translation>gefragt</translation>
    </message>
    <message>
        <source>Another connection was rebuilding the index of the write-ahead log, as the first one to open the file has to.</source>
        <translation>Eine andere Verbindung baute den Index des Write-Ahead-Logs neu auf, wie es die erste tun muss, die die Datei öffnet.</translation>
    </message>
    <message>
        <source>SQLite reported an error that this report has no words for.</source>
        <translation>SQLite meldete einen Fehler, für den dieser Bericht keine Worte hat.</translation>
    </message>
    <message>
        <source>another process, or a moment whose holder is not seen, such as opening and closing</source>
        <translation>ein anderer Prozess oder ein Augenblick, dessen Inhaber nicht zu sehen ist, etwa Öffnen und Schließen</translation>
    </message>
    <message>
        <source>less than</source>
        <translation>weniger als</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>höchstens</translation>
    </message>
    <message>
        <source>more than</source>
        <translation>mehr als</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>mindestens</translation>
    </message>
    <message>
        <source>exactly</source>
        <translation>genau</translation>
    </message>
    <message>
        <source>1 torn value: parts of different values, or a part of one</source>
        <translation>1 zerrissener Wert: Teile verschiedener Werte oder ein Teil eines Werts</translation>
    </message>
    <message>
        <source>%1 torn values: parts of different values, or a part of one</source>
        <translation>%1 zerrissene Werte: Teile verschiedener Werte oder ein Teil eines Werts</translation>
    </message>
    <message>
        <source>1 stale value: replaced or removed before the read began</source>
        <translation>1 veralteter Wert: ersetzt oder entfernt, bevor das Lesen begann</translation>
    </message>
    <message>
        <source>%1 stale values: replaced or removed before the read began</source>
        <translation>%1 veraltete Werte: ersetzt oder entfernt, bevor das Lesen begann</translation>
    </message>
    <message>
        <source>1 lost value: nothing was found, although it was stored and not removed</source>
        <translation>1 verlorener Wert: Nichts wurde gefunden, obwohl er gespeichert und nicht entfernt wurde</translation>
    </message>
    <message>
        <source>%1 lost values: nothing was found, although it was stored and not removed</source>
        <translation>%1 verlorene Werte: Nichts wurde gefunden, obwohl sie gespeichert und nicht entfernt wurden</translation>
    </message>
    <message>
        <source>1 wrong value: what nobody stored under the key</source>
        <translation>1 falscher Wert: was niemand unter dem Schlüssel gespeichert hat</translation>
    </message>
    <message>
        <source>%1 wrong values: what nobody stored under the key</source>
        <translation>%1 falsche Werte: was niemand unter dem Schlüssel gespeichert hat</translation>
    </message>
    <message>
        <source>The design</source>
        <translation>Der Entwurf</translation>
    </message>
    <message>
        <source>what was asked</source>
        <translation>das Verlangte</translation>
    </message>
    <message>
        <source>It was interrupted: the figures hold for what was run</source>
        <translation>Der Lauf wurde abgebrochen: Die Werte gelten für das, was lief</translation>
    </message>
    <message>
        <source>First failure: %1</source>
        <translation>Erster Fehler: %1</translation>
    </message>
    <message>
        <source>First finding: %1</source>
        <translation>Erster Befund: %1</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>in the file after the run </source>
        <translation>in der Datei nach dem Lauf </translation>
    </message>
    <message>
        <source>the file is damaged: %1</source>
        <translation>die Datei ist beschädigt: %1</translation>
    </message>
    <message>
        <source>1 of %1 processes was lost, which ended the run after %2; the figures are without it</source>
        <translation>1 von %1 Prozessen ging verloren, was den Lauf nach %2 beendete; die Werte sind ohne ihn</translation>
    </message>
    <message>
        <source>%1 of %2 processes were lost, which ended the run after %3; the figures are without them</source>
        <translation>%1 von %2 Prozessen gingen verloren, was den Lauf nach %3 beendete; die Werte sind ohne sie</translation>
    </message>
    <message>
        <source>at the end: %1</source>
        <translation>am Ende: %1</translation>
    </message>
    <message>
        <source>no operation was measured</source>
        <translation>keine Operation wurde gemessen</translation>
    </message>
    <message>
        <source>%1 operations/s</source>
        <translation>%1 Operationen/s</translation>
    </message>
    <message>
        <source>1 user</source>
        <translation>1 Benutzer</translation>
    </message>
    <message>
        <source>%1 users</source>
        <translation>%1 Benutzer</translation>
    </message>
    <message>
        <source>Where the limit is was not found.</source>
        <translation>Wo die Grenze liegt, wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>%1 meets %2 at %3, and not at %4.</source>
        <translation>%1 erfüllt %2 bei %3 und nicht bei %4.</translation>
    </message>
    <message>
        <source>%1 meets %2 at %3; no more was tried.</source>
        <translation>%1 erfüllt %2 bei %3; mehr wurde nicht versucht.</translation>
    </message>
    <message>
        <source>%1 does not meet %2 at %3; no less was left to try.</source>
        <translation>%1 erfüllt %2 bei %3 nicht; weniger gab es nicht zu versuchen.</translation>
    </message>
    <message>
        <source>%1 does not meet %2 at %3; less was not tried.</source>
        <translation>%1 erfüllt %2 bei %3 nicht; weniger wurde nicht versucht.</translation>
    </message>
    <message>
        <source> The search ended early: %1</source>
        <translation> Die Suche endete vorzeitig: %1</translation>
    </message>
    <message>
        <source>%1 cannot be opened: %2</source>
        <translation>%1 kann nicht geöffnet werden: %2</translation>
    </message>
    <message>
        <source>Copying %1 was stopped</source>
        <translation>Das Kopieren von %1 wurde abgebrochen</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>%1 cannot be written to the disk: %2</source>
        <translation>%1 kann nicht auf den Datenträger geschrieben werden: %2</translation>
    </message>
    <message>
        <source>A search for a limit runs again and again, and never in place</source>
        <translation>Eine Grenzsuche läuft immer wieder und nie an Ort und Stelle</translation>
    </message>
    <message>
        <source>A search for a limit is of one design; run the ablation (&quot;ablation&quot;, --ablation) by itself</source>
        <translation>Eine Grenzsuche gilt einem Entwurf; die Ablation („ablation“, --ablation) für sich ausführen</translation>
    </message>
    <message>
        <source>More users do not make more of a trace: give a rate (arrivalRate, --rate) to search for a limit</source>
        <translation>Mehr Benutzer machen aus einem Trace nicht mehr: für eine Grenzsuche eine Rate angeben (arrivalRate, --rate)</translation>
    </message>
    <message>
        <source>It was interrupted</source>
        <translation>Der Lauf wurde abgebrochen</translation>
    </message>
    <message>
        <source>No temporary directory can be made: %1</source>
        <translation>Kein temporärer Ordner kann angelegt werden: %1</translation>
    </message>
    <message>
        <source>The run was stopped while it was being prepared</source>
        <translation>Der Lauf wurde während der Vorbereitung abgebrochen</translation>
    </message>
    <message>
        <source>The run needs %1 in %2, where %3 are free</source>
        <translation>Der Lauf braucht %1 in %2, wo %3 frei sind</translation>
    </message>
    <message>
        <source>There is no file %1</source>
        <translation>Es gibt keine Datei %1</translation>
    </message>
    <message>
        <source>a directory</source>
        <translation>ein Ordner</translation>
    </message>
    <message>
        <source>no regular file</source>
        <translation>keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>%1 is %2. Choose a cache file.</source>
        <translation>%1 ist %2. Eine Cache-Datei wählen.</translation>
    </message>
    <message>
        <source>%1 was written to while it was copied. Stop who writes, or take a snapshot and run on that.</source>
        <translation>In %1 wurde während des Kopierens geschrieben. Den Schreiber anhalten oder eine Momentaufnahme machen und diese benutzen.</translation>
    </message>
    <message>
        <source>a whole number, %1 to %2</source>
        <translation>eine ganze Zahl, %1 bis %2</translation>
    </message>
    <message>
        <source>a number, %1 to %2</source>
        <translation>eine Zahl, %1 bis %2</translation>
    </message>
    <message>
        <source>the name of a design</source>
        <translation>der Name eines Entwurfs</translation>
    </message>
    <message>
        <source>Designs to run in turn, on fresh copies and with the same operations (see the command designs)</source>
        <translation>Entwürfe, die nacheinander laufen, auf frischen Kopien und mit denselben Operationen (siehe das Kommando designs)</translation>
    </message>
    <message>
        <source>a list of design names</source>
        <translation>eine Liste von Entwurfsnamen</translation>
    </message>
    <message>
        <source>an object like {&quot;atMs&quot;: 5000, &quot;disk&quot;: &quot;hdd&quot;}</source>
        <translation>ein Objekt wie {&quot;atMs&quot;: 5000, &quot;disk&quot;: &quot;hdd&quot;}</translation>
    </message>
    <message>
        <source>at least %1, the time of the change before</source>
        <translation>mindestens %1, die Zeit der Änderung davor</translation>
    </message>
    <message>
        <source>When the disk becomes another one, counted from the start of the run</source>
        <translation>Wann der Datenträger ein anderer wird, gezählt vom Beginn des Laufs</translation>
    </message>
    <message>
        <source>a list of {&quot;atMs&quot;, &quot;disk&quot;}</source>
        <translation>eine Liste von {&quot;atMs&quot;, &quot;disk&quot;}</translation>
    </message>
    <message>
        <source>The disk that the run&apos;s files seem to be on: none (as it is), fast, ssd, hdd, busy-vps, failing, or numbers of one&apos;s own, such as {&quot;syncMs&quot;: [5, 300], &quot;failSync&quot;: 0.001} in a file and sync=5ms..300ms,fail-sync=0.001 as an option: delays beyond the real disk&apos;s, skews (1: even; larger: mostly little) and chances of 0 to 1 for each call, also that of full. resources/scenarios/README.md lists them</source>
        <translation>Der Datenträger, auf dem die Dateien des Laufs zu liegen scheinen: none (wie er ist), fast, ssd, hdd, busy-vps, failing oder eigene Zahlen, etwa {&quot;syncMs&quot;: [5, 300], &quot;failSync&quot;: 0.001} in einer Datei und sync=5ms..300ms,fail-sync=0.001 als Option: Verzögerungen über die des echten Datenträgers hinaus, Schiefen (1: gleichmäßig; größer: meist wenig) und Wahrscheinlichkeiten von 0 bis 1 für jeden Aufruf, auch für „voll“. resources/scenarios/README.md führt sie auf</translation>
    </message>
    <message>
        <source>the name of a disk or an object</source>
        <translation>der Name eines Datenträgers oder ein Objekt</translation>
    </message>
    <message>
        <source>Instead of disk: every fsync takes so much longer</source>
        <translation>Statt disk: Jedes fsync dauert um so viel länger</translation>
    </message>
    <message>
        <source>The disk as it is.</source>
        <translation>Der Datenträger, wie er ist.</translation>
    </message>
    <message>
        <source>A server&apos;s SSD that keeps writes over a power failure: an fsync takes 0.05 to 0.3 ms.</source>
        <translation>SSD eines Servers, die Geschriebenes über einen Stromausfall behält: Ein fsync dauert 0,05 bis 0,3 ms.</translation>
    </message>
    <message>
        <source>A consumer&apos;s SSD: an fsync takes 0.5 to 4 ms.</source>
        <translation>SSD für Verbraucher: Ein fsync dauert 0,5 bis 4 ms.</translation>
    </message>
    <message>
        <source>A hard disk: an fsync waits one or two turns of the platter, 8 to 16 ms.</source>
        <translation>Festplatte: Ein fsync wartet eine oder zwei Umdrehungen, 8 bis 16 ms.</translation>
    </message>
    <message>
        <source>A virtual server&apos;s disk that neighbours keep busy: half of the fsyncs take under 10 ms, one in twenty over 220 ms, the worst 300 ms.</source>
        <translation>Datenträger eines virtuellen Servers, den Nachbarn beschäftigen: Die Hälfte der fsyncs dauert unter 10 ms, eines von zwanzig über 220 ms, das längste 300 ms.</translation>
    </message>
    <message>
        <source>The same disk about to give up: one fsync in 500 fails (EIO), one write in 2,000 finds it full (ENOSPC).</source>
        <translation>Derselbe Datenträger kurz vor dem Ausfall: Ein fsync von 500 schlägt fehl (EIO), ein Schreiben von 2.000 findet ihn voll (ENOSPC).</translation>
    </message>
    <message>
        <source>Disk field &quot;%1&quot; is %2; allowed is %3</source>
        <translation>Datenträgerfeld „%1“ ist %2; erlaubt ist %3</translation>
    </message>
    <message>
        <source>[least, most] of 0 to %1 ms, the least first</source>
        <translation>[kleinster, größter] von 0 bis %1 ms, der kleinste zuerst</translation>
    </message>
    <message>
        <source>a number above 0, at most %1</source>
        <translation>eine Zahl über 0, höchstens %1</translation>
    </message>
    <message>
        <source>a number, 0 to 1</source>
        <translation>eine Zahl, 0 bis 1</translation>
    </message>
    <message>
        <source>There is no disk &quot;%1&quot;; there are %2</source>
        <translation>Es gibt keinen Datenträger „%1“; es gibt %2</translation>
    </message>
    <message>
        <source>%1, or one number for both</source>
        <translation>%1 oder eine Zahl für beide</translation>
    </message>
    <message>
        <source>one of %1, or an object of %2</source>
        <translation>einer von %1 oder ein Objekt aus %2</translation>
    </message>
    <message>
        <source>Disk field &quot;%1&quot; is not known; known are %2</source>
        <translation>Datenträgerfeld „%1“ ist nicht bekannt; bekannt sind %2</translation>
    </message>
    <message>
        <source>Disk field &quot;%1&quot; must be %2</source>
        <translation>Datenträgerfeld „%1“ muss %2 sein</translation>
    </message>
    <message>
        <source>a duration or two, as 20ms or 5ms..300ms, and not &quot;%1&quot;</source>
        <translation>eine Dauer oder zwei, wie 20ms oder 5ms..300ms, und nicht „%1“</translation>
    </message>
    <message>
        <source>a number, and not &quot;%1&quot;</source>
        <translation>eine Zahl, und nicht „%1“</translation>
    </message>
    <message>
        <source>%1; allowed are numbers from 0, not all 0, for %2</source>
        <translation>%1; erlaubt sind Zahlen ab 0, nicht alle 0, für %2</translation>
    </message>
    <message>
        <source>gives %1 the weight %2</source>
        <translation>gibt %1 das Gewicht %2</translation>
    </message>
    <message>
        <source>has no operation</source>
        <translation>hat keine Operation</translation>
    </message>
    <message>
        <source>gives %1 the weight %2, which is no number</source>
        <translation>gibt %1 das Gewicht %2, das ist keine Zahl</translation>
    </message>
    <message>
        <source>an object of %1</source>
        <translation>ein Objekt aus %1</translation>
    </message>
    <message>
        <source>one or more designs</source>
        <translation>ein oder mehrere Entwürfe</translation>
    </message>
    <message>
        <source>0 where there are stages, which decide how long the run takes</source>
        <translation>0, wo es Stufen gibt, die die Länge des Laufs bestimmen</translation>
    </message>
    <message>
        <source>0 ms long</source>
        <translation>0 ms lang</translation>
    </message>
    <message>
        <source>at least 1 ms in all</source>
        <translation>insgesamt mindestens 1 ms</translation>
    </message>
    <message>
        <source>at least 1 where no number of operations is given</source>
        <translation>mindestens 1, wo keine Zahl von Operationen angegeben ist</translation>
    </message>
    <message>
        <source>1 to %1, the number of users</source>
        <translation>1 bis %1, die Zahl der Benutzer</translation>
    </message>
    <message>
        <source>up to %1 users</source>
        <translation>bis zu %1 Benutzer</translation>
    </message>
    <message>
        <source>at least valueBytes, %1</source>
        <translation>mindestens valueBytes, %1</translation>
    </message>
    <message>
        <source>0 (no limit), or at least the largest value, %1</source>
        <translation>0 (keine Grenze) oder mindestens der größte Wert, %1</translation>
    </message>
    <message>
        <source>a CSV file, as keys is &quot;trace&quot;</source>
        <translation>eine CSV-Datei, da keys „trace“ ist</translation>
    </message>
    <message>
        <source>none with keys of a trace</source>
        <translation>keine, wenn die Schlüssel aus einem Trace kommen</translation>
    </message>
    <message>
        <source>a cache file, as valueSizes is &quot;file&quot;</source>
        <translation>eine Cache-Datei, da valueSizes „file“ ist</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>scenario file</source>
        <translation>Szenariodatei</translation>
    </message>
    <message>
        <source>The %1 %2 cannot be read: %3</source>
        <translation>%1 %2 kann nicht gelesen werden: %3</translation>
    </message>
    <message>
        <source>%1 is no %2: it is larger than %3</source>
        <translation>%1 ist nicht verwendbar als %2: größer als %3</translation>
    </message>
    <message>
        <source>There is no %1 %2</source>
        <translation>Nicht gefunden: %1 %2</translation>
    </message>
    <message>
        <source>%1 is a directory. Choose a %2 (JSON).</source>
        <translation>%1 ist ein Ordner. Gebraucht wird: %2 (JSON).</translation>
    </message>
    <message>
        <source>The %1 %2 %3</source>
        <translation>%1 %2 %3</translation>
    </message>
    <message>
        <source>is not JSON: it is empty</source>
        <translation>ist kein JSON: leer</translation>
    </message>
    <message>
        <source>does not hold a JSON object</source>
        <translation>enthält kein JSON-Objekt</translation>
    </message>
    <message>
        <source>is not JSON: %1 at %2</source>
        <translation>ist kein JSON: %1 bei %2</translation>
    </message>
    <message>
        <source>(standard input)</source>
        <translation>(Standardeingabe)</translation>
    </message>
    <message>
        <source>A ramp: in each stage the active users move evenly to the number given, at most all users. Decides how long the run takes. The warm-up before it has the users of its first stage</source>
        <translation>Eine Rampe: In jeder Stufe bewegen sich die aktiven Benutzer gleichmäßig auf die angegebene Zahl zu, höchstens alle. Bestimmt die Länge des Laufs. Das Aufwärmen davor hat die Benutzer der ersten Stufe</translation>
    </message>
    <message>
        <source>a list of {&quot;users&quot;, &quot;durationMs&quot;}</source>
        <translation>eine Liste von {&quot;users&quot;, &quot;durationMs&quot;}</translation>
    </message>
    <message>
        <source>%1; write a figure, an operator (&lt;, &lt;=, &gt;, &gt;=, ==) and a number, such as lockErrors.total&lt;=0. Figures are %2</source>
        <translation>%1; eine Größe, einen Operator (&lt;, &lt;=, &gt;, &gt;=, ==) und eine Zahl schreiben, etwa lockErrors.total&lt;=0. Größen sind %2</translation>
    </message>
    <message>
        <source>has no number behind %1</source>
        <translation>hat keine Zahl hinter %1</translation>
    </message>
    <message>
        <source>is no threshold</source>
        <translation>ist kein Grenzwert</translation>
    </message>
    <message>
        <source>a condition, such as &quot;reads.p99Ms&lt;50&quot;</source>
        <translation>eine Bedingung, etwa „reads.p99Ms&lt;50“</translation>
    </message>
    <message>
        <source>What must hold of each run, such as lockErrors.total&lt;=0 and reads.p99Ms&lt;50. lockErrors.total&lt;=0, failed&lt;=0 and, with a rate or the times of a trace, arrivals.droppedShare&lt;=0.05 hold unless their figures are named</source>
        <translation>Was von jedem Lauf gelten muss, etwa lockErrors.total&lt;=0 und reads.p99Ms&lt;50. lockErrors.total&lt;=0, failed&lt;=0 und, mit einer Rate oder den Zeiten eines Trace, arrivals.droppedShare&lt;=0.05 gelten, wenn ihre Größen nicht genannt sind</translation>
    </message>
    <message>
        <source>a list of conditions, such as &quot;reads.p99Ms&lt;50&quot;</source>
        <translation>eine Liste von Bedingungen, etwa „reads.p99Ms&lt;50“</translation>
    </message>
    <message>
        <source>%1 is no regular file</source>
        <translation>%1 ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>The register of the run&apos;s values, %1, cannot be used: %2</source>
        <translation>Das Register der Werte des Laufs, %1, kann nicht verwendet werden: %2</translation>
    </message>
    <message>
        <source>%1 is no register of a run&apos;s values</source>
        <translation>%1 ist kein Register der Werte eines Laufs</translation>
    </message>
    <message>
        <source>The register of the run&apos;s values, %1, has %2 bytes instead of %3</source>
        <translation>Das Register der Werte des Laufs, %1, hat %2 statt %3 Bytes</translation>
    </message>
    <message>
        <source>A register is for 1 to %1 keys</source>
        <translation>Ein Register ist für 1 bis %1 Schlüssel</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a size; write a number with k, M, G, T, KiB, MiB, GiB or TiB, for example 30G</source>
        <translation>„%1“ ist keine Größe; eine Zahl mit k, M, G, T, KiB, MiB, GiB oder TiB schreiben, zum Beispiel 30G</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is larger than any file can be</source>
        <translation>„%1“ ist größer, als irgendeine Datei sein kann</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a number of things; write a whole number, with k, M or G if it is large, for example 5M</source>
        <translation>„%1“ ist keine Anzahl; eine ganze Zahl schreiben, mit k, M oder G, wenn sie groß ist, zum Beispiel 5M</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is too large a number</source>
        <translation>„%1“ ist eine zu große Zahl</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a duration; write a number with ms, s, m or h, for example 10s</source>
        <translation>„%1“ ist keine Dauer; eine Zahl mit ms, s, m oder h schreiben, zum Beispiel 10s</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is too long a duration</source>
        <translation>„%1“ ist eine zu lange Dauer</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a time; write a date such as 2026-01-21 or 2026-01-21T10:11:12Z (UTC without an offset), or Unix seconds</source>
        <translation>„%1“ ist keine Zeit; ein Datum wie 2026-01-21 oder 2026-01-21T10:11:12Z (UTC ohne Versatz) oder Unix-Sekunden schreiben</translation>
    </message>
    <message>
        <source>This file is not scanned: what is kept of its %1 entries would take %2 of memory, and %3 is allowed. Its entries are listed all the same.</source>
        <translation>Diese Datei wird nicht gescannt: Was von ihren %1 Einträgen behalten wird, bräuchte %2 Speicher, und %3 sind erlaubt. Ihre Einträge sind dennoch aufgelistet.</translation>
    </message>
    <message>
        <source>%1 is not written: %2. Choose another name.</source>
        <translation>%1 wird nicht geschrieben: %2. Einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>it is a database</source>
        <translation>es ist eine Datenbank</translation>
    </message>
    <message>
        <source>The run %1 is not there any more: another window or program took it away.</source>
        <translation>Den Lauf %1 gibt es nicht mehr: Ein anderes Fenster oder Programm hat ihn entfernt.</translation>
    </message>
    <message>
        <source>It is no ordinary file.</source>
        <translation>Es ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>Its name does not end in .json.</source>
        <translation>Der Name endet nicht auf .json.</translation>
    </message>
    <message>
        <source>The directory %1 cannot be made</source>
        <translation>Der Ordner %1 kann nicht angelegt werden</translation>
    </message>
    <message>
        <source>%1 cannot be moved to %2: %3</source>
        <translation>%1 kann nicht nach %2 verschoben werden: %3</translation>
    </message>
    <message>
        <source>The runs in %1 cannot be read: %2</source>
        <translation>Die Läufe in %1 können nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>Keine Berechtigung</translation>
    </message>
    <message>
        <source>it is no directory</source>
        <translation>es ist kein Ordner</translation>
    </message>
    <message>
        <source>There is nothing to keep: the load test has no runs</source>
        <translation>Es gibt nichts zu speichern: Der Lasttest hat keine Läufe</translation>
    </message>
    <message>
        <source>A run needs a name</source>
        <translation>Ein Lauf braucht einen Namen</translation>
    </message>
    <message>
        <source>The run %1 cannot be brought back: it is not there any more.</source>
        <translation>Der Lauf %1 kann nicht zurückgeholt werden: Es gibt ihn nicht mehr.</translation>
    </message>
    <message>
        <source>%1 is the name of another run by now</source>
        <translation>%1 ist inzwischen der Name eines anderen Laufs</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>Load test</source>
        <translation>Lasttest</translation>
    </message>
    <message>
        <source>%1 cannot be changed: %2</source>
        <translation>%1 kann nicht geändert werden: %2</translation>
    </message>
    <message>
        <source>%1 is being changed by another window or program. Try it again.</source>
        <translation>%1 wird gerade von einem anderen Fenster oder Programm geändert. Noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Failed: %1 of %2 designs did not hold</source>
        <translation>Nicht bestanden: %1 von %2 Entwürfen hielten nicht</translation>
    </message>
    <message>
        <source>Failed: not all was run</source>
        <translation>Nicht bestanden: Nicht alles wurde ausgeführt</translation>
    </message>
    <message>
        <source>Failed: no design was run</source>
        <translation>Nicht bestanden: Kein Entwurf wurde ausgeführt</translation>
    </message>
    <message>
        <source>Passed: the design held</source>
        <translation>Bestanden: Der Entwurf hielt</translation>
    </message>
    <message>
        <source>Passed: all designs held</source>
        <translation>Bestanden: Alle Entwürfe hielten</translation>
    </message>
    <message>
        <source>Interrupted: nothing failed until then</source>
        <translation>Abgebrochen: Bis dahin schlug nichts fehl</translation>
    </message>
    <message>
        <source>It ended early: %1</source>
        <translation>Vorzeitig beendet: %1</translation>
    </message>
    <message>
        <source>Not run: %1</source>
        <translation>Nicht ausgeführt: %1</translation>
    </message>
    <message>
        <source>is %1; allowed is %2</source>
        <translation>ist %1; erlaubt ist %2</translation>
    </message>
    <message>
        <source>cannot be used: </source>
        <translation>kann nicht verwendet werden: </translation>
    </message>
    <message>
        <source>has an unknown member &quot;%1&quot;; known are %2</source>
        <translation>hat ein unbekanntes Mitglied „%1“; bekannt sind %2</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>nicht da</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not like get=80</source>
        <translation>„%1“ ist nicht wie get=80</translation>
    </message>
    <message>
        <source>How often which operation comes: get, contains, getMany, put, putMany, remove, pin, play (a listener&apos;s block: contains, then get, or put after the synthesis)</source>
        <translation>Wie oft welche Operation kommt: get, contains, getMany, put, putMany, remove, pin, play (der Block eines Hörers: contains, dann get, oder nach der Synthese put)</translation>
    </message>
    <message>
        <source>an object of weights, such as {&quot;get&quot;: 80, &quot;put&quot;: 20}</source>
        <translation>ein Objekt von Gewichten, etwa {&quot;get&quot;: 80, &quot;put&quot;: 20}</translation>
    </message>
    <message>
        <source>Instead of mix: this share of the operations is put, the others get</source>
        <translation>Statt mix: Dieser Anteil der Operationen ist put, die anderen get</translation>
    </message>
    <message>
        <source>%1 Allowed is %2.</source>
        <translation>%1 Erlaubt ist %2.</translation>
    </message>
    <message>
        <source>Longer than the run, which takes %1.</source>
        <translation>Länger als der Lauf, der %1 dauert.</translation>
    </message>
    <message>
        <source>Allowed is %1.</source>
        <translation>Erlaubt ist %1.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no whole number</source>
        <translation>„%1“ ist keine ganze Zahl</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no number</source>
        <translation>„%1“ ist keine Zahl</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>eines von %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no share, such as 0.2 or 20 %</source>
        <translation>„%1“ ist kein Anteil, etwa 0.2 oder 20 %</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not like %2</source>
        <translation>„%1“ ist nicht wie %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>How long to measure, where no stages decide it</source>
        <translation>Wie lange gemessen wird, wo keine Stufen es bestimmen</translation>
    </message>
    <message>
        <source>What reports call it</source>
        <translation>Wie Berichte es nennen</translation>
    </message>
    <message>
        <source>Run each design also with each one of its switches turned, and say which switch causes which errors</source>
        <translation>Jeden Entwurf auch mit jedem seiner Schalter umgelegt ausführen und sagen, welcher Schalter welche Fehler bringt</translation>
    </message>
    <message>
        <source>Simulated users, a thread each</source>
        <translation>Simulierte Benutzer, jeder ein Thread</translation>
    </message>
    <message>
        <source>Spread the users over so many processes; at most as many as users</source>
        <translation>Die Benutzer auf so viele Prozesse verteilen; höchstens so viele wie Benutzer</translation>
    </message>
    <message>
        <source>End after so many operations of all users together; 0: after the duration</source>
        <translation>Nach so vielen Operationen aller Benutzer zusammen enden; 0: nach der Dauer</translation>
    </message>
    <message>
        <source>Run so long before measuring; with a number of operations, those of the warm-up count towards it</source>
        <translation>So lange vor dem Messen laufen; bei einer Zahl von Operationen zählen die des Aufwärmens mit</translation>
    </message>
    <message>
        <source>Mean pause of a user between operations, exponentially distributed; not used where a rate is given</source>
        <translation>Mittlere Pause eines Benutzers zwischen Operationen, exponentiell verteilt; nicht benutzt, wo eine Rate angegeben ist</translation>
    </message>
    <message>
        <source>Operations a second of all users together, at the same moments for every design whatever it does; latencies count from the intended start. 0: a user begins when its think time is over</source>
        <translation>Operationen je Sekunde aller Benutzer zusammen, für jeden Entwurf zu denselben Zeiten, was er auch tut; Latenzen zählen ab dem vorgesehenen Beginn. 0: Ein Benutzer beginnt, wenn seine Denkzeit um ist</translation>
    </message>
    <message>
        <source>When operations begin at a rate: at random, evenly spread, or all users at the same moments</source>
        <translation>Wann Operationen bei einer Rate beginnen: zufällig, gleichmäßig verteilt oder alle Benutzer zugleich</translation>
    </message>
    <message>
        <source>Keys of getMany, putMany and pin</source>
        <translation>Schlüssel von getMany, putMany und pin</translation>
    </message>
    <message>
        <source>How long play takes between a miss and the store</source>
        <translation>Wie lange play zwischen einem Fehlzugriff und der Speicherung braucht</translation>
    </message>
    <message>
        <source>Which keys operations draw: uniform, zipf, hotspot, latest (the newest stored), sessions (key after key), or those of a trace</source>
        <translation>Welche Schlüssel Operationen ziehen: uniform, zipf, hotspot, latest (die zuletzt gespeicherten), sessions (Schlüssel nach Schlüssel) oder die eines Trace</translation>
    </message>
    <message>
        <source>For zipf and latest: the higher, the fewer keys get most operations</source>
        <translation>Für zipf und latest: je höher, desto weniger Schlüssel bekommen die meisten Operationen</translation>
    </message>
    <message>
        <source>For hotspot: this part of the keys is hot</source>
        <translation>Für hotspot: Dieser Teil der Schlüssel ist heiß</translation>
    </message>
    <message>
        <source>For hotspot: this part of the operations goes to hot keys</source>
        <translation>Für hotspot: Dieser Teil der Operationen geht an heiße Schlüssel</translation>
    </message>
    <message>
        <source>For sessions: so many keys follow each other</source>
        <translation>Für sessions: So viele Schlüssel folgen aufeinander</translation>
    </message>
    <message>
        <source>For trace: a CSV file with a column key, and if it has them op, bytes, ms</source>
        <translation>Für trace: eine CSV-Datei mit einer Spalte key und, wenn sie sie hat, op, bytes, ms</translation>
    </message>
    <message>
        <source>Keys to draw from</source>
        <translation>Schlüssel, aus denen gezogen wird</translation>
    </message>
    <message>
        <source>This part of the keys, the most popular ones, is stored before the run, as far as the budget allows</source>
        <translation>Dieser Teil der Schlüssel, die beliebtesten, wird vor dem Lauf gespeichert, soweit das Budget es erlaubt</translation>
    </message>
    <message>
        <source>How the sizes of values are spread</source>
        <translation>Wie die Größen der Werte verteilt sind</translation>
    </message>
    <message>
        <source>Size of each value; the least for uniform, the median for lognormal</source>
        <translation>Größe jedes Werts; für uniform die kleinste, für lognormal der Median</translation>
    </message>
    <message>
        <source>For uniform, lognormal, file and the sizes of a trace: no value is larger</source>
        <translation>Für uniform, lognormal, file und die Größen eines Trace: Kein Wert ist größer</translation>
    </message>
    <message>
        <source>For lognormal: the deviation of the logarithm</source>
        <translation>Für lognormal: die Streuung des Logarithmus</translation>
    </message>
    <message>
        <source>For file: a cache file whose values&apos; sizes are taken; it is only read</source>
        <translation>Für file: eine Cache-Datei, von deren Werten die Größen genommen werden; sie wird nur gelesen</translation>
    </message>
    <message>
        <source>The cache&apos;s budget; 0: no limit</source>
        <translation>Das Budget des Caches; 0: keine Grenze</translation>
    </message>
    <message>
        <source>Run on copies of this cache file, with its own keys</source>
        <translation>Auf Kopien dieser Cache-Datei laufen, mit ihren eigenen Schlüsseln</translation>
    </message>
    <message>
        <source>Run on the file itself, and change it</source>
        <translation>Auf der Datei selbst laufen und sie ändern</translation>
    </message>
    <message>
        <source>How much of each value that is read is checked: its whole checksum, its ends (nearly free), nothing</source>
        <translation>Wie viel von jedem gelesenen Wert geprüft wird: seine ganze Prüfsumme, seine Enden (fast umsonst), nichts</translation>
    </message>
    <message>
        <source>At the end, read every value again and let SQLite check the file</source>
        <translation>Am Ende jeden Wert noch einmal lesen und die Datei von SQLite prüfen lassen</translation>
    </message>
    <message>
        <source>The same seed gives each user the same operations</source>
        <translation>Derselbe Startwert gibt jedem Benutzer dieselben Operationen</translation>
    </message>
    <message>
        <source>cannot be read: %1. Allowed is %2</source>
        <translation>kann nicht gelesen werden: %1. Erlaubt ist %2</translation>
    </message>
    <message>
        <source>and &quot;%1&quot; (%2) contradict each other; say one of them</source>
        <translation>und „%1“ (%2) widersprechen einander; nur eines davon angeben</translation>
    </message>
    <message>
        <source>names no figure of a run; figures are %1</source>
        <translation>nennt keine Größe eines Laufs; Größen sind %1</translation>
    </message>
    <message>
        <source>names no %1; allowed are %2</source>
        <translation>nennt nichts Bekanntes (%1); erlaubt sind %2</translation>
    </message>
    <message>
        <source>%1, the same of writes, failures and byOperation.get …, and lockErrors.byCode.SQLITE_BUSY and its like</source>
        <translation>%1, dieselben von writes, failures und byOperation.get …, und lockErrors.byCode.SQLITE_BUSY und Ähnliche</translation>
    </message>
    <message>
        <source>is not known; known are %1</source>
        <translation>ist nicht bekannt; bekannt sind %1</translation>
    </message>
    <message>
        <source>A run over several processes needs the program %1. It is neither in %2 nor where PATH leads to; install it, or run in one process.</source>
        <translation>Ein Lauf über mehrere Prozesse braucht das Programm %1. Es ist weder in %2 noch im PATH; installieren oder in einem Prozess laufen lassen.</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Arrival rate</source>
        <translation>Ankunftsrate</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Datenträger</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Resumed after %1</source>
        <translation>Fortgesetzt nach %1</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>Fortgesetzt</translation>
    </message>
    <message>
        <source>scenario</source>
        <translation>Szenario</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>%1 was changed by hand while it ran: it did not run under the load of its scenario alone.</source>
        <translation>%1 wurde während des Laufs von Hand geändert: Der Lauf lief nicht unter der Last seines Szenarios allein.</translation>
    </message>
    <message>
        <source>The load or the disk changed during a run (stages, diskChanges, by hand): the noise of throughput and latency within it is not known.</source>
        <translation>Last oder Datenträger änderten sich während eines Laufs (stages, diskChanges, von Hand): Das Rauschen von Durchsatz und Latenz darin ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Failed: the design did not hold</source>
        <translation>Nicht bestanden: Der Entwurf hielt nicht</translation>
    </message>
    <message>
        <source>%1; interrupted before its end</source>
        <translation>%1; vor dem Ende abgebrochen</translation>
    </message>
    <message>
        <source>Passed: %1</source>
        <translation>Bestanden: %1</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>Nicht bestanden: %1</translation>
    </message>
    <message>
        <source>%1 is not listed: it has more than %2 runs</source>
        <translation>%1 wird nicht aufgeführt: Es hat mehr als %2 Läufe</translation>
    </message>
    <message>
        <source>%1 cannot be removed: %2</source>
        <translation>%1 kann nicht entfernt werden: %2</translation>
    </message>
    <message>
        <source>first</source>
        <translation>erste</translation>
    </message>
    <message>
        <source>second</source>
        <translation>zweite</translation>
    </message>
    <message>
        <source>The transaction had begun by reading and now wanted to write, while another held the write lock. Neither could have gone on, so SQLite failed at once and no timeout helps: begin with BEGIN IMMEDIATE.</source>
        <translation>Die Transaktion hatte mit Lesen begonnen und wollte nun schreiben, während eine andere die Schreibsperre hielt. Keine hätte weitergekonnt, deshalb scheiterte SQLite sofort, und kein Zeitlimit hilft: mit BEGIN IMMEDIATE beginnen.</translation>
    </message>
    <message>
        <source>A transaction that had read wanted to write after another had committed: what it had read is out of date. SQLite fails at once and no timeout helps: begin with BEGIN IMMEDIATE.</source>
        <translation>Eine Transaktion, die gelesen hatte, wollte nach dem Commit einer anderen schreiben: Was sie gelesen hat, ist veraltet. SQLite scheitert sofort, und kein Zeitlimit hilft: mit BEGIN IMMEDIATE beginnen.</translation>
    </message>
    <message>
        <source>%1 %2 (allowed: %3)</source>
        <translation>%1 %2 (erlaubt: %3)</translation>
    </message>
    <message>
        <source>needs exactly one design: the next one would run on what it left</source>
        <translation>braucht genau einen Entwurf: Der nächste liefe auf dem, was er hinterlassen hat</translation>
    </message>
    <message>
        <source>needs a sourceFile (--file)</source>
        <translation>braucht eine Quelldatei (--file)</translation>
    </message>
    <message>
        <source>another connection held a lock that was needed</source>
        <translation>eine andere Verbindung hielt eine Sperre, die gebraucht wurde</translation>
    </message>
</context>
<context>
    <name>cachescope::desktop::CommandLine</name>
    <message>
        <source>The page to show: %1.</source>
        <translation>Die Seite, die gezeigt wird: %1.</translation>
    </message>
    <message>
        <source>The language of the window: %1. That of the settings, or else the system&apos;s, unless given.</source>
        <translation>Die Sprache des Fensters: %1. Ohne Angabe die der Einstellungen, sonst die des Systems.</translation>
    </message>
    <message>
        <source>Inspector and load tester for SQLite-backed blob caches. Files are opened read-only, each in a window of its own. If the program is running already, it opens them.</source>
        <translation>Inspektor und Lasttester für Blob-Caches auf SQLite. Dateien werden nur zum Lesen geöffnet, jede in einem eigenen Fenster. Läuft das Programm schon, öffnet es sie.</translation>
    </message>
    <message>
        <source>Cache files to open.</source>
        <translation>Cache-Dateien, die geöffnet werden.</translation>
    </message>
    <message>
        <source>Examples:</source>
        <translation>Beispiele:</translation>
    </message>
    <message>
        <source>cachescope: %1
Try “cachescope --help”.</source>
        <translation>cachescope: %1
„cachescope --help“ hilft weiter.</translation>
    </message>
    <message>
        <source>There is no page “%1”. There are: %2.</source>
        <translation>Es gibt keine Seite „%1“. Es gibt: %2.</translation>
    </message>
    <message>
        <source>Start a program of its own, even if one is running. What is open in it is not opened again at the next start.</source>
        <translation>Ein eigenes Programm starten, auch wenn schon eines läuft. Was darin offen ist, wird beim nächsten Start nicht wieder geöffnet.</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>Diese Hilfe zeigen.</translation>
    </message>
    <message>
        <source>cachescope: The program is running already, and keeps its language.</source>
        <translation>cachescope: Das Programm läuft schon und behält seine Sprache.</translation>
    </message>
    <message>
        <source>The window does not speak “%1”. It speaks: %2.</source>
        <translation>Das Fenster spricht „%1“ nicht. Es spricht: %2.</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::AblationChart</name>
    <message>
        <source>1 lock error</source>
        <translation>1 Sperrfehler</translation>
    </message>
    <message>
        <source>%1 lock errors</source>
        <translation>%1 Sperrfehler</translation>
    </message>
    <message>
        <source>%1 (%2 for each thousand operations begun)</source>
        <translation>%1 (%2 je tausend begonnene Operationen)</translation>
    </message>
    <message>
        <source>What each switch does</source>
        <translation>Was jeder Schalter bewirkt</translation>
    </message>
    <message>
        <source>%1 as it is: %2.</source>
        <translation>%1, wie er ist: %2.</translation>
    </message>
    <message>
        <source>as many as before</source>
        <translation>so viele wie zuvor</translation>
    </message>
    <message>
        <source>%1 fewer</source>
        <translation>%1 weniger</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 mehr</translation>
    </message>
    <message>
        <source>%1 with %2 turned from “%3” to “%4”: %5, %6.</source>
        <translation>%1 mit %2 von „%3“ auf „%4“ gestellt: %5, %6.</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>wie er ist</translation>
    </message>
    <message>
        <source>lock errors</source>
        <translation>Sperrfehler</translation>
    </message>
    <message>
        <source>not run</source>
        <translation>nicht ausgeführt</translation>
    </message>
    <message>
        <source>→ %1</source>
        <translation>→ %1</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::AblationLegend</name>
    <message>
        <source>Blue: fewer lock errors. Orange: more.</source>
        <translation>Blau: weniger Sperrfehler. Orange: mehr.</translation>
    </message>
    <message>
        <source>Blue: fewer lock errors than the design itself. Orange: more. The strongest colour of a column is its largest change, or all errors of the design.</source>
        <translation>Blau: weniger Sperrfehler als der Entwurf selbst. Orange: mehr. Die kräftigste Farbe einer Spalte ist ihre größte Änderung oder alle Fehler des Entwurfs.</translation>
    </message>
    <message>
        <source>fewer</source>
        <translation>weniger</translation>
    </message>
    <message>
        <source>more</source>
        <translation>mehr</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::AblationView</name>
    <message>
        <source>What each switch does</source>
        <translation>Was jeder Schalter bewirkt</translation>
    </message>
    <message>
        <source>change of lock errors when it alone is turned</source>
        <translation>Änderung der Sperrfehler, wenn er allein umgelegt wird</translation>
    </message>
    <message>
        <source>No switch changes the number of lock errors.</source>
        <translation>Kein Schalter ändert die Zahl der Sperrfehler.</translation>
    </message>
    <message>
        <source>The largest change: in %1, %2 “%3” takes %4 lock errors away.</source>
        <translation>Die größte Änderung: In %1 nimmt %2 „%3“ %4 Sperrfehler weg.</translation>
    </message>
    <message>
        <source>The largest change: in %1, %2 “%3” brings %4 lock errors more.</source>
        <translation>Die größte Änderung: In %1 bringt %2 „%3“ %4 Sperrfehler mehr.</translation>
    </message>
    <message>
        <source>There are no runs with a switch turned.</source>
        <translation>Es gibt keine Läufe mit umgelegtem Schalter.</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::AudioOutput</name>
    <message>
        <source>This program was built without sound output.</source>
        <translation>Dieses Programm wurde ohne Tonausgabe gebaut.</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::AudioView</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save WAV…</source>
        <translation>WAV speichern…</translation>
    </message>
    <message>
        <source>Save as a WAV file</source>
        <translation>Als WAV-Datei speichern</translation>
    </message>
    <message>
        <source>Decode the sound into a WAV file (16 bits, 48 kHz)</source>
        <translation>Den Ton in eine WAV-Datei decodieren (16 Bit, 48 kHz)</translation>
    </message>
    <message>
        <source>Saving as WAV</source>
        <translation>Wird als WAV gespeichert</translation>
    </message>
    <message>
        <source>Cancel saving</source>
        <translation>Speichern abbrechen</translation>
    </message>
    <message>
        <source>Saved as %1 (%2).</source>
        <translation>Gespeichert als %1 (%2).</translation>
    </message>
    <message>
        <source>Saving was stopped; there is no file.</source>
        <translation>Das Speichern wurde abgebrochen; es gibt keine Datei.</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Pause (Leertaste)</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>Abspielen (Leertaste)</translation>
    </message>
    <message>
        <source>Save as WAV</source>
        <translation>Als WAV speichern</translation>
    </message>
    <message>
        <source>WAV files (*.wav)</source>
        <translation>WAV-Dateien (*.wav)</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::AxisTicks</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 µs</source>
        <translation>%1 µs</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>1 min</source>
        <translation>1 min</translation>
    </message>
    <message>
        <source>10 min</source>
        <translation>10 min</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>6 h</source>
        <translation>6 h</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message>
        <source>1 week</source>
        <translation>1 Woche</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>6 months</source>
        <translation>6 Monate</translation>
    </message>
    <message>
        <source>5 years</source>
        <translation>5 Jahre</translation>
    </message>
    <message>
        <source>d MMM HH:mm</source>
        <translation>d. MMM HH:mm</translation>
    </message>
    <message>
        <source>MMM yyyy</source>
        <translation>MMM yyyy</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy HH:mm</source>
        <translation>d. MMM yyyy HH:mm</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::Banner</name>
    <message>
        <source>Message</source>
        <translation>Mitteilung</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>Mitteilung schließen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::BudgetCard</name>
    <message>
        <source>What a budget would keep</source>
        <translation>Was ein Budget behielte</translation>
    </message>
    <message>
        <source>show dropped</source>
        <translation>Verdrängte</translation>
    </message>
    <message>
        <source>replays the cache&apos;s own eviction</source>
        <translation>spielt die Verdrängung des Caches nach</translation>
    </message>
    <message>
        <source>Show the entries that this budget drops</source>
        <translation>Die Einträge zeigen, die dieses Budget verdrängt</translation>
    </message>
    <message>
        <source>The forecast comes after the scan.</source>
        <translation>Die Vorhersage kommt nach dem Scan.</translation>
    </message>
    <message>
        <source>A forecast needs a complete scan.</source>
        <translation>Eine Vorhersage braucht einen vollständigen Scan.</translation>
    </message>
    <message>
        <source>No forecast while others write to the file.</source>
        <translation>Keine Vorhersage, solange andere in die Datei schreiben.</translation>
    </message>
    <message>
        <source>No filter tells just these entries: of those read at one moment, some go and some stay. Move the line a little.</source>
        <translation>Kein Filter nennt genau diese Einträge: Von denen, die zur selben Zeit gelesen wurden, gehen manche und andere bleiben. Die Linie ein wenig verschieben.</translation>
    </message>
    <message>
        <source>Dropped by a budget of %1</source>
        <translation>Verdrängt bei einem Budget von %1</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::ChangeTable</name>
    <message>
        <source>Figure</source>
        <translation>Kennzahl</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>Judgement</source>
        <translation>Urteil</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::ChangeText</name>
    <message>
        <source>%1 holds no more</source>
        <translation>%1 hält nicht mehr</translation>
    </message>
    <message>
        <source>%1 was not run any more</source>
        <translation>%1 wurde nicht mehr ausgeführt</translation>
    </message>
    <message>
        <source>the limit is lower</source>
        <translation>die Grenze liegt tiefer</translation>
    </message>
    <message>
        <source>%1 holds now</source>
        <translation>%1 hält jetzt</translation>
    </message>
    <message>
        <source>the limit is higher</source>
        <translation>die Grenze liegt höher</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Operationen</translation>
    </message>
    <message>
        <source>Reads p50</source>
        <translation>Lesen p50</translation>
    </message>
    <message>
        <source>Reads p99</source>
        <translation>Lesen p99</translation>
    </message>
    <message>
        <source>Writes p50</source>
        <translation>Schreiben p50</translation>
    </message>
    <message>
        <source>Writes p99</source>
        <translation>Schreiben p99</translation>
    </message>
    <message>
        <source>Lock errors</source>
        <translation>Sperrfehler</translation>
    </message>
    <message>
        <source>Failed operations</source>
        <translation>Fehlgeschlagene Operationen</translation>
    </message>
    <message>
        <source>Dropped arrivals</source>
        <translation>Verworfene Ankünfte</translation>
    </message>
    <message>
        <source>Longest lock wait</source>
        <translation>Längstes Warten auf eine Sperre</translation>
    </message>
    <message>
        <source>Worst share of the timeout</source>
        <translation>Größter Anteil am Zeitlimit</translation>
    </message>
    <message>
        <source>Largest write-ahead log</source>
        <translation>Größtes Write-Ahead-Log</translation>
    </message>
    <message>
        <source>Hit ratio</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>Entries per commit</source>
        <translation>Einträge je Commit</translation>
    </message>
    <message>
        <source>Wrong values</source>
        <translation>Falsche Werte</translation>
    </message>
    <message>
        <source>Wrong values in the file</source>
        <translation>Falsche Werte in der Datei</translation>
    </message>
    <message>
        <source>Damaged files</source>
        <translation>Beschädigte Dateien</translation>
    </message>
    <message>
        <source>Lost processes</source>
        <translation>Verlorene Prozesse</translation>
    </message>
    <message>
        <source>Failed ends</source>
        <translation>Fehlgeschlagene Enden</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>better</source>
        <translation>besser</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>schlechter</translation>
    </message>
    <message>
        <source>no change</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>within noise</source>
        <translation>innerhalb des Rauschens</translation>
    </message>
    <message>
        <source>not judged</source>
        <translation>nicht beurteilt</translation>
    </message>
    <message>
        <source>B is worse in part: %1. It is better in part: %2.</source>
        <translation>B ist teils schlechter: %1. Teils ist es besser: %2.</translation>
    </message>
    <message>
        <source>B is worse: %1.</source>
        <translation>B ist schlechter: %1.</translation>
    </message>
    <message>
        <source>B is better: %1. Nothing is worse.</source>
        <translation>B ist besser: %1. Nichts ist schlechter.</translation>
    </message>
    <message>
        <source>Whether anything changed by more than chance is not known.</source>
        <translation>Ob sich etwas mehr als zufällig geändert hat, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>No figure that could be judged changed by more than its noise.</source>
        <translation>Keine Kennzahl, die sich beurteilen ließ, hat sich um mehr als ihr Rauschen geändert.</translation>
    </message>
    <message>
        <source>and others</source>
        <translation>und andere</translation>
    </message>
    <message>
        <source>A and B ran different scenarios (%1), so what changed may be their doing. %2</source>
        <translation>A und B liefen mit verschiedenen Szenarien (%1); was sich geändert hat, kann daran liegen. %2</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::ChartActions</name>
    <message>
        <source>Chart: %1</source>
        <translation>Diagramm: %1</translation>
    </message>
    <message>
        <source>Copy as &amp;image</source>
        <translation>Als &amp;Bild kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;figures as CSV</source>
        <translation>&amp;Zahlen als CSV kopieren</translation>
    </message>
    <message>
        <source>Save as &amp;PNG…</source>
        <translation>Als &amp;PNG speichern…</translation>
    </message>
    <message>
        <source>PNG image (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>Save as &amp;SVG…</source>
        <translation>Als &amp;SVG speichern…</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>SVG-Zeichnung (*.svg)</translation>
    </message>
    <message>
        <source>Copy or save: %1</source>
        <translation>Kopieren oder speichern: %1</translation>
    </message>
    <message>
        <source>Copy or save this chart</source>
        <translation>Dieses Diagramm kopieren oder speichern</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>“%1” was copied as an image.</source>
        <translation>„%1“ wurde als Bild kopiert.</translation>
    </message>
    <message>
        <source>The figures of “%1” were copied as CSV.</source>
        <translation>Die Zahlen von „%1“ wurden als CSV kopiert.</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>Das Diagramm speichern</translation>
    </message>
    <message>
        <source>The chart was saved as %1.</source>
        <translation>Das Diagramm wurde als %1 gespeichert.</translation>
    </message>
    <message>
        <source>This chart is still being saved. Wait a moment, then try again.</source>
        <translation>Dieses Diagramm wird noch gespeichert. Einen Moment warten und noch einmal versuchen.</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::ChartCard</name>
    <message>
        <source>Measure of %1</source>
        <translation>Maß für %1</translation>
    </message>
    <message>
        <source>count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::ChartExport</name>
    <message>
        <source>%1 could not be written: %2. Choose another place, or make room.</source>
        <translation>%1 konnte nicht geschrieben werden: %2. Einen anderen Ort wählen oder Platz schaffen.</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::ChartLegend</name>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::CheckDialog</name>
    <message>
        <source>&amp;Quick: all pages, without comparing indexes with their tables</source>
        <translation>&amp;Schnell: alle Seiten, ohne Indizes mit ihren Tabellen zu vergleichen</translation>
    </message>
    <message>
        <source>&amp;Full: indexes too; reads large values twice</source>
        <translation>&amp;Vollständig: auch Indizes; liest große Werte zweimal</translation>
    </message>
    <message>
        <source>SQLite&apos;s messages</source>
        <translation>Meldungen von SQLite</translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation>Als Text &amp;kopieren</translation>
    </message>
    <message>
        <source>Cancel the check</source>
        <translation>Prüfung abbrechen</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>S&amp;tarten</translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation>Fortschritt der Prüfung</translation>
    </message>
    <message>
        <source>What the messages mean</source>
        <translation>Was die Meldungen bedeuten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Check %1</source>
        <translation>%1 prüfen</translation>
    </message>
    <message>
        <source>&amp;Start again</source>
        <translation>Noch einmal s&amp;tarten</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::CheckText</name>
    <message>
        <source>more than %1 messages</source>
        <translation>mehr als %1 Meldungen</translation>
    </message>
    <message>
        <source>1 message</source>
        <translation>1 Meldung</translation>
    </message>
    <message>
        <source>%1 messages</source>
        <translation>%1 Meldungen</translation>
    </message>
    <message>
        <source>Nothing is wrong. Every page was looked at; that indexes agree with their tables only the full check tells.</source>
        <translation>Alles in Ordnung. Jede Seite wurde angesehen; ob Indizes zu ihren Tabellen passen, sagt nur die vollständige Prüfung.</translation>
    </message>
    <message>
        <source>Nothing is wrong: all pages, tables and indexes were checked.</source>
        <translation>Alles in Ordnung: Alle Seiten, Tabellen und Indizes wurden geprüft.</translation>
    </message>
    <message>
        <source>The file is damaged (%1 until the check was cancelled).</source>
        <translation>Die Datei ist beschädigt (%1 bis zum Abbruch der Prüfung).</translation>
    </message>
    <message>
        <source>The file is damaged (%1).</source>
        <translation>Die Datei ist beschädigt (%1).</translation>
    </message>
    <message>
        <source>Cancelled before the end. Nothing was found until then.</source>
        <translation>Vor dem Ende abgebrochen. Bis dahin wurde nichts gefunden.</translation>
    </message>
    <message>
        <source>The file was not checked to its end.</source>
        <translation>Die Datei wurde nicht bis zum Ende geprüft.</translation>
    </message>
    <message>
        <source>The check ends after %1 messages. There may be more; how many is not known.</source>
        <translation>Die Prüfung endet nach %1 Meldungen. Vielleicht gibt es mehr; wie viele, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Checked %1</source>
        <translation>Geprüft %1</translation>
    </message>
    <message>
        <source>%1: %2 pages, %3 reads, %4</source>
        <translation>%1: %2 Seiten, %3 Lesezugriffe, %4</translation>
    </message>
    <message>
        <source>Quick check: indexes are not compared with their tables</source>
        <translation>Schnelle Prüfung: Indizes werden nicht mit ihren Tabellen verglichen</translation>
    </message>
    <message>
        <source>Full check: pages, tables and indexes</source>
        <translation>Vollständige Prüfung: Seiten, Tabellen und Indizes</translation>
    </message>
    <message>
        <source>SQLite&apos;s messages:</source>
        <translation>Meldungen von SQLite:</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::CompareWindow</name>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Choose the earlier file</source>
        <translation>Die frühere Datei wählen</translation>
    </message>
    <message>
        <source>Choose the later file</source>
        <translation>Die spätere Datei wählen</translation>
    </message>
    <message>
        <source>&amp;Swap before and after</source>
        <translation>Vorher und nachher &amp;tauschen</translation>
    </message>
    <message>
        <source>Swap before and after</source>
        <translation>Vorher und nachher tauschen</translation>
    </message>
    <message>
        <source>Compare &amp;contents too: reads all values of the same size</source>
        <translation>Auch &amp;Inhalte vergleichen: liest alle Werte gleicher Größe</translation>
    </message>
    <message>
        <source>Co&amp;mpare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel the comparison</source>
        <translation>Vergleich abbrechen</translation>
    </message>
    <message>
        <source>Choose a second file, or drop it here. Neither is changed.</source>
        <translation>Eine zweite Datei wählen oder hier ablegen. Keine von beiden wird geändert.</translation>
    </message>
    <message>
        <source>Compare two files</source>
        <translation>Zwei Dateien vergleichen</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Progress of the comparison</source>
        <translation>Fortschritt des Vergleichs</translation>
    </message>
    <message>
        <source>Compare contents too</source>
        <translation>Auch Inhalte vergleichen</translation>
    </message>
    <message>
        <source>The earlier cache file</source>
        <translation>Die frühere Cache-Datei</translation>
    </message>
    <message>
        <source>The later cache file</source>
        <translation>Die spätere Cache-Datei</translation>
    </message>
    <message>
        <source>Cache files (*.db *.sqlite *.sqlite3)</source>
        <translation>Cache-Dateien (*.db *.sqlite *.sqlite3)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Comparing %1 with %2</source>
        <translation>%1 wird mit %2 verglichen</translation>
    </message>
    <message>
        <source>Cancelled before there was anything to show.</source>
        <translation>Abgebrochen, bevor es etwas zu zeigen gab.</translation>
    </message>
    <message>
        <source>no file chosen</source>
        <translation>keine Datei gewählt</translation>
    </message>
    <message>
        <source>Co&amp;mpare again</source>
        <translation>Noch einmal &amp;vergleichen</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Wird verglichen…</translation>
    </message>
    <message>
        <source>Double-click, or Return: shows the entry in the window of its file</source>
        <translation>Doppelklick oder Eingabe: zeigt den Eintrag im Fenster seiner Datei</translation>
    </message>
    <message>
        <source>This entry is not in the file that is open.</source>
        <translation>Dieser Eintrag ist nicht in der offenen Datei.</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::ComparisonSheet</name>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Szenario</translation>
    </message>
    <message>
        <source>Designs</source>
        <translation>Entwürfe</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Whose charts are shown</source>
        <translation>Wessen Diagramme gezeigt werden</translation>
    </message>
    <message>
        <source>‹ &amp;All runs</source>
        <translation>‹ &amp;Alle Läufe</translation>
    </message>
    <message>
        <source>All runs</source>
        <translation>Alle Läufe</translation>
    </message>
    <message>
        <source>Back to the list (Esc)</source>
        <translation>Zurück zur Liste (Esc)</translation>
    </message>
    <message>
        <source>&amp;Swap A and B</source>
        <translation>A und B &amp;tauschen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open this run</source>
        <translation>Diesen Lauf öffnen</translation>
    </message>
    <message>
        <source>%1 in A, %2 in B</source>
        <translation>%1 in A, %2 in B</translation>
    </message>
    <message>
        <source>What changed of %1</source>
        <translation>Was sich an %1 geändert hat</translation>
    </message>
    <message>
        <source>Bear in mind</source>
        <translation>Zu bedenken</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>What else is different</source>
        <translation>Was sonst verschieden ist</translation>
    </message>
    <message>
        <source>Differences of scenario and machine</source>
        <translation>Unterschiede von Szenario und Rechner</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Charts of %1</source>
        <translation>Diagramme von %1</translation>
    </message>
    <message>
        <source>A: %1</source>
        <translation>A: %1</translation>
    </message>
    <message>
        <source>B: %1</source>
        <translation>B: %1</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::DemoMaker</name>
    <message>
        <source>Generating a demo cache</source>
        <translation>Ein Demo-Cache wird erzeugt</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::DesignRow</name>
    <message>
        <source>Design &amp;%1</source>
        <translation>Entwurf &amp;%1</translation>
    </message>
    <message>
        <source>Design %1</source>
        <translation>Entwurf %1</translation>
    </message>
    <message>
        <source>Switches…</source>
        <translation>Schalter…</translation>
    </message>
    <message>
        <source>Switches of %1</source>
        <translation>Schalter von %1</translation>
    </message>
    <message>
        <source>What this design does in detail, and any other setting of it</source>
        <translation>Was dieser Entwurf im Einzelnen tut, und jede andere Stellung davon</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::DesignsField</name>
    <message>
        <source>Designs</source>
        <translation>Entwürfe</translation>
    </message>
    <message>
        <source>Add a design</source>
        <translation>Einen Entwurf hinzufügen</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::DiffBars</name>
    <message>
        <source>What came and went</source>
        <translation>Was kam und ging</translation>
    </message>
    <message>
        <source>nothing to show</source>
        <translation>nichts zu zeigen</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::DiffKeyJob</name>
    <message>
        <source>Keys of at most %1 are copied at a time, and these are larger. Select fewer entries, or save them as CSV.</source>
        <translation>Schlüssel von höchstens %1 werden auf einmal kopiert, und diese sind größer. Weniger Einträge auswählen oder sie als CSV speichern.</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::DiffPane</name>
    <message>
        <source>Group by</source>
        <translation>Gruppieren nach</translation>
    </message>
    <message>
        <source>kind of key</source>
        <translation>Schlüsselart</translation>
    </message>
    <message>
        <source>type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>last read</source>
        <translation>zuletzt gelesen</translation>
    </message>
    <message>
        <source>&amp;Pin changes only</source>
        <translation>Nur &amp;Anheftungen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save as &amp;CSV…</source>
        <translation>Als &amp;CSV speichern…</translation>
    </message>
    <message>
        <source>What came and went</source>
        <translation>Was kam und ging</translation>
    </message>
    <message>
        <source>bytes of values: left gone or replaced, right added or stored instead</source>
        <translation>Bytes der Werte: links weg oder ersetzt, rechts hinzugekommen oder stattdessen gespeichert</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Cancel copying or saving</source>
        <translation>Kopieren oder Speichern abbrechen</translation>
    </message>
    <message>
        <source>Show all kinds of keys</source>
        <translation>Alle Schlüsselarten zeigen</translation>
    </message>
    <message>
        <source>Sorting…</source>
        <translation>Wird sortiert…</translation>
    </message>
    <message>
        <source>Saving, %1 %</source>
        <translation>Wird gespeichert, %1 %</translation>
    </message>
    <message>
        <source>%1 entries were saved to %2.</source>
        <translation>%1 Einträge wurden in %2 gespeichert.</translation>
    </message>
    <message>
        <source>Show all kinds of keys, not only %1</source>
        <translation>Alle Schlüsselarten zeigen, nicht nur %1</translation>
    </message>
    <message>
        <source>%1 listed, in the order of the file: an index of keys is missing or damaged</source>
        <translation>%1 aufgelistet, in der Reihenfolge der Datei: Ein Index der Schlüssel fehlt oder ist beschädigt</translation>
    </message>
    <message>
        <source>%1 listed</source>
        <translation>%1 aufgelistet</translation>
    </message>
    <message>
        <source>More than %1 keys are not copied. Save them as CSV instead.</source>
        <translation>Mehr als %1 Schlüssel werden nicht kopiert. Stattdessen als CSV speichern.</translation>
    </message>
    <message>
        <source>Copying…</source>
        <translation>Wird kopiert…</translation>
    </message>
    <message>
        <source>The key was copied.</source>
        <translation>Der Schlüssel wurde kopiert.</translation>
    </message>
    <message>
        <source>%1 keys were copied.</source>
        <translation>%1 Schlüssel wurden kopiert.</translation>
    </message>
    <message>
        <source>Save the listed entries</source>
        <translation>Die aufgelisteten Einträge speichern</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::DiffTable</name>
    <message>
        <source>Entries that were compared</source>
        <translation>Verglichene Einträge</translation>
    </message>
    <message>
        <source>Copy %1 keys</source>
        <translation>%1 Schlüssel kopieren</translation>
    </message>
    <message>
        <source>Copy key</source>
        <translation>Schlüssel kopieren</translation>
    </message>
    <message>
        <source>Save all %1 that are listed as CSV…</source>
        <translation>Alle %1 aufgelisteten als CSV speichern…</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Sortieren nach</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::DiffTableModel</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>angeheftet</translation>
    </message>
    <message>
        <source>unpinned</source>
        <translation>gelöst</translation>
    </message>
    <message>
        <source>not readable, or no longer in the file</source>
        <translation>nicht lesbar oder nicht mehr in der Datei</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Size before</source>
        <translation>Größe vorher</translation>
    </message>
    <message>
        <source>Size after</source>
        <translation>Größe nachher</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Last read before</source>
        <translation>Vorher zuletzt gelesen</translation>
    </message>
    <message>
        <source>Last read after</source>
        <translation>Nachher zuletzt gelesen</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::DiskDelayField</name>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 to %2 ms</source>
        <translation>%1 bis %2 ms</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::DocumentFacts</name>
    <message>
        <source>%1 in %2 processes</source>
        <translation>%1 in %2 Prozessen</translation>
    </message>
    <message>
        <source>%1 users in %2</source>
        <translation>%1 Benutzer in %2</translation>
    </message>
    <message>
        <source>%1 operations</source>
        <translation>%1 Operationen</translation>
    </message>
    <message>
        <source>%1 after %2 of warm-up</source>
        <translation>%1 nach %2 Aufwärmen</translation>
    </message>
    <message>
        <source>%1 between a user&apos;s operations</source>
        <translation>%1 zwischen den Operationen eines Benutzers</translation>
    </message>
    <message>
        <source>without pauses</source>
        <translation>ohne Pausen</translation>
    </message>
    <message>
        <source>%1, evenly spread</source>
        <translation>%1, gleichmäßig verteilt</translation>
    </message>
    <message>
        <source>%1, all users together</source>
        <translation>%1, alle Benutzer zusammen</translation>
    </message>
    <message>
        <source>%1, at random</source>
        <translation>%1, zufällig</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>gleichverteilt</translation>
    </message>
    <message>
        <source>Zipf %1</source>
        <translation>Zipf %1</translation>
    </message>
    <message>
        <source>the latest, Zipf %1</source>
        <translation>die neuesten, Zipf %1</translation>
    </message>
    <message>
        <source>%1 of operations on %2 of the keys</source>
        <translation>%1 der Operationen auf %2 der Schlüssel</translation>
    </message>
    <message>
        <source>sessions of %1</source>
        <translation>Sitzungen von %1</translation>
    </message>
    <message>
        <source>as recorded in %1</source>
        <translation>wie aufgezeichnet in %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>those of %1, %2</source>
        <translation>die von %1, %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>median %1, at most %2</source>
        <translation>Median %1, höchstens %2</translation>
    </message>
    <message>
        <source>as large as in %1</source>
        <translation>so groß wie in %1</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Ramp</source>
        <translation>Rampe</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Operationen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Datenträger</translation>
    </message>
    <message>
        <source>Disk after %1</source>
        <translation>Datenträger nach %1</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>%1 fails: %2</source>
        <translation>%1 versagt: %2</translation>
    </message>
    <message>
        <source>%1 was stopped early</source>
        <translation>%1 wurde vorzeitig beendet</translation>
    </message>
    <message>
        <source>%1 holds</source>
        <translation>%1 hält</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>Kerne</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>File system</source>
        <translation>Dateisystem</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <source>SQLite</source>
        <translation>SQLite</translation>
    </message>
    <message>
        <source>Qt</source>
        <translation>Qt</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Kommando</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Grenzwert</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>Erlaubt</translation>
    </message>
    <message>
        <source>%1, not met</source>
        <translation>%1, nicht erfüllt</translation>
    </message>
    <message>
        <source>Tried</source>
        <translation>Versucht</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Operations / s</source>
        <translation>Operationen / s</translation>
    </message>
    <message>
        <source>Lock errors</source>
        <translation>Sperrfehler</translation>
    </message>
    <message>
        <source>Reads p99</source>
        <translation>Lesen p99</translation>
    </message>
    <message>
        <source>Writes p99</source>
        <translation>Schreiben p99</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>hält</translation>
    </message>
    <message>
        <source>fails</source>
        <translation>versagt</translation>
    </message>
    <message>
        <source>1 operation</source>
        <translation>1 Operation</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::DropOverlay</name>
    <message>
        <source>Drop to open, read-only</source>
        <translation>Ablegen, um nur zum Lesen zu öffnen</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::EntriesPage</name>
    <message>
        <source>Writing the value</source>
        <translation>Der Wert wird geschrieben</translation>
    </message>
    <message>
        <source>Looking for the entries</source>
        <translation>Die Einträge werden gesucht</translation>
    </message>
    <message>
        <source>No entry fits these conditions.</source>
        <translation>Kein Eintrag erfüllt diese Bedingungen.</translation>
    </message>
    <message>
        <source>This cache has no entries.</source>
        <translation>Dieser Cache hat keine Einträge.</translation>
    </message>
    <message>
        <source>Looking for the entries was stopped.
Choose another order or other conditions.</source>
        <translation>Die Suche nach den Einträgen wurde abgebrochen.
Eine andere Reihenfolge oder andere Bedingungen wählen.</translation>
    </message>
    <message>
        <source>The entries could not be found out.
%1</source>
        <translation>Die Einträge konnten nicht ermittelt werden.
%1</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>looking…</source>
        <translation>wird gesucht…</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 Einträge</translation>
    </message>
    <message>
        <source>%1 of %2 entries</source>
        <translation>%1 von %2 Einträgen</translation>
    </message>
    <message>
        <source>the first %1 entries, looking for more…</source>
        <translation>die ersten %1 Einträge, weitere werden gesucht…</translation>
    </message>
    <message>
        <source>the first %1 entries</source>
        <translation>die ersten %1 Einträge</translation>
    </message>
    <message>
        <source>in order of insertion</source>
        <translation>in der Reihenfolge des Einfügens</translation>
    </message>
    <message>
        <source>the index of keys is damaged</source>
        <translation>der Index der Schlüssel ist beschädigt</translation>
    </message>
    <message>
        <source>%1 of %2 selected</source>
        <translation>%1 von %2 ausgewählt</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>One value is copied at a time. Select one entry, or copy the entries as SQL, which has their values.</source>
        <translation>Ein Wert wird auf einmal kopiert. Einen Eintrag auswählen oder die Einträge als SQL kopieren, das ihre Werte enthält.</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::EntryClipboard</name>
    <message>
        <source>Reading what is to be copied</source>
        <translation>Was kopiert werden soll, wird gelesen</translation>
    </message>
    <message>
        <source>The value is empty: nothing is on the clipboard</source>
        <translation>Der Wert ist leer: Nichts ist in der Zwischenablage</translation>
    </message>
    <message>
        <source>The value was copied</source>
        <translation>Der Wert wurde kopiert</translation>
    </message>
    <message>
        <source>1 key was copied</source>
        <translation>1 Schlüssel wurde kopiert</translation>
    </message>
    <message>
        <source>%1 keys were copied</source>
        <translation>%1 Schlüssel wurden kopiert</translation>
    </message>
    <message>
        <source>1 entry was copied</source>
        <translation>1 Eintrag wurde kopiert</translation>
    </message>
    <message>
        <source>%1 entries were copied</source>
        <translation>%1 Einträge wurden kopiert</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::EntryDetails</name>
    <message>
        <source>Siblings</source>
        <translation>Geschwister</translation>
    </message>
    <message>
        <source>Columns of the row</source>
        <translation>Spalten der Zeile</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Select an entry to see its details.</source>
        <translation>Einen Eintrag auswählen, um seine Details zu sehen.</translation>
    </message>
    <message>
        <source>Copy key</source>
        <translation>Schlüssel kopieren</translation>
    </message>
    <message>
        <source>Eviction order</source>
        <translation>Platz bei der Verdrängung</translation>
    </message>
    <message>
        <source>Read before</source>
        <translation>Davor gelesen</translation>
    </message>
    <message>
        <source>Read after</source>
        <translation>Danach gelesen</translation>
    </message>
    <message>
        <source>More than %1 keys start with %2:</source>
        <translation>Mehr als %1 Schlüssel beginnen mit %2:</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::EntryExport</name>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Durch Kommas getrennte Werte (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>JSON, an entry a line (*.jsonl)</source>
        <translation>JSON, ein Eintrag je Zeile (*.jsonl)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 Einträge</translation>
    </message>
    <message>
        <source>The value (%1) was saved as %2.</source>
        <translation>Der Wert (%1) wurde als %2 gespeichert.</translation>
    </message>
    <message>
        <source>An export is still running. Wait for it, or cancel it below.</source>
        <translation>Ein Export läuft noch. Darauf warten oder ihn unten abbrechen.</translation>
    </message>
    <message>
        <source>Export into a new or empty folder</source>
        <translation>In einen neuen oder leeren Ordner exportieren</translation>
    </message>
    <message>
        <source>Save the value as it is</source>
        <translation>Den Wert speichern, wie er ist</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>Die Liste exportieren</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Wird exportiert</translation>
    </message>
    <message>
        <source>The export was stopped. %1 values (%2) are whole in %3, listed in its %4.</source>
        <translation>Der Export wurde abgebrochen. %1 Werte (%2) sind ganz in %3, aufgelistet in der Datei %4 dort.</translation>
    </message>
    <message>
        <source>%1 values (%2) were exported to %3, listed in its %4.</source>
        <translation>%1 Werte (%2) wurden nach %3 exportiert, aufgelistet in der Datei %4 dort.</translation>
    </message>
    <message>
        <source>%1 entries are no longer in the file.</source>
        <translation>%1 Einträge sind nicht mehr in der Datei.</translation>
    </message>
    <message>
        <source>%1 could not be exported: %2</source>
        <translation>%1 konnten nicht exportiert werden: %2</translation>
    </message>
    <message>
        <source>%1 entries were listed in %2.</source>
        <translation>%1 Einträge wurden in %2 aufgelistet.</translation>
    </message>
    <message>
        <source>%1 are no longer in the file, or could not be read.</source>
        <translation>%1 sind nicht mehr in der Datei oder konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>%1 are listed without their creation time: it stands behind the value.</source>
        <translation>%1 sind ohne die Zeit ihrer Speicherung aufgelistet: Sie steht hinter dem Wert.</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::EntryFactsText</name>
    <message>
        <source>the newest</source>
        <translation>der neueste</translation>
    </message>
    <message>
        <source>%1 before the newest</source>
        <translation>%1 vor dem neuesten</translation>
    </message>
    <message>
        <source>%1 in the future</source>
        <translation>%1 in der Zukunft</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1 her</translation>
    </message>
    <message>
        <source>never evicted: pinned</source>
        <translation>nie verdrängt: angeheftet</translation>
    </message>
    <message>
        <source>never evicted: no access time</source>
        <translation>nie verdrängt: ohne Lesezeit</translation>
    </message>
    <message>
        <source>after all %1 that have a time</source>
        <translation>nach allen %1 mit einer Zeit</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>this cache keeps no access times</source>
        <translation>dieser Cache führt keine Lesezeiten</translation>
    </message>
    <message>
        <source>not known while others write</source>
        <translation>nicht bekannt, solange andere schreiben</translation>
    </message>
    <message>
        <source>known when the scan is done</source>
        <translation>bekannt, wenn der Scan fertig ist</translation>
    </message>
    <message>
        <source>behind a large value, not read</source>
        <translation>hinter einem großen Wert, nicht gelesen</translation>
    </message>
    <message>
        <source>%1 (1 byte)</source>
        <translation>%1 (1 Byte)</translation>
    </message>
    <message>
        <source>%1 (%2 bytes)</source>
        <translation>%1 (%2 Bytes)</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Bytes</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Media type</source>
        <translation>Medientyp</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Last read</source>
        <translation>Zuletzt gelesen</translation>
    </message>
    <message>
        <source>Age in the file</source>
        <translation>Alter in der Datei</translation>
    </message>
    <message>
        <source>Age today</source>
        <translation>Alter heute</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>yes, never evicted</source>
        <translation>ja, nie verdrängt</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Eviction order</source>
        <translation>Platz bei der Verdrängung</translation>
    </message>
    <message>
        <source>Dropped before it</source>
        <translation>Vorher verdrängt</translation>
    </message>
    <message>
        <source>nothing: it goes first</source>
        <translation>nichts: er geht als Erster</translation>
    </message>
    <message>
        <source>at the same time</source>
        <translation>zur selben Zeit</translation>
    </message>
    <message>
        <source>%1 earlier</source>
        <translation>%1 früher</translation>
    </message>
    <message>
        <source>%1 later</source>
        <translation>%1 später</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>word times</source>
        <translation>Zeiten der Wörter</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::EntryLinks</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::EntryTable</name>
    <message>
        <source>Entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>angeheftet</translation>
    </message>
    <message>
        <source>Save value…</source>
        <translation>Wert speichern…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Copy %1 keys</source>
        <translation>%1 Schlüssel kopieren</translation>
    </message>
    <message>
        <source>Copy key</source>
        <translation>Schlüssel kopieren</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message>
        <source>Copy %1 entries as</source>
        <translation>%1 Einträge kopieren als</translation>
    </message>
    <message>
        <source>Copy entry as</source>
        <translation>Eintrag kopieren als</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>SQL, with values</source>
        <translation>SQL, mit Werten</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>%1 ausgewählte</translation>
    </message>
    <message>
        <source>all %1 that are listed</source>
        <translation>alle %1 aufgelisteten</translation>
    </message>
    <message>
        <source>Values of %1…</source>
        <translation>Werte: %1…</translation>
    </message>
    <message>
        <source>List of %1 as CSV…</source>
        <translation>Liste als CSV: %1…</translation>
    </message>
    <message>
        <source>List of %1 as JSON…</source>
        <translation>Liste als JSON: %1…</translation>
    </message>
    <message>
        <source>List of %1 as JSON lines…</source>
        <translation>Liste als JSON-Zeilen: %1…</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Sortieren nach</translation>
    </message>
    <message>
        <source>Copy the keys that are selected</source>
        <translation>Die ausgewählten Schlüssel kopieren</translation>
    </message>
    <message>
        <source>Copy the value</source>
        <translation>Den Wert kopieren</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::EntryTableModel</name>
    <message>
        <source>not readable, or no longer in the file</source>
        <translation>nicht lesbar oder nicht mehr in der Datei</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Last read</source>
        <translation>Zuletzt gelesen</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Pin</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Media type</source>
        <translation>Medientyp</translation>
    </message>
    <message>
        <source>Last read, raw</source>
        <translation>Zuletzt gelesen, roh</translation>
    </message>
    <message>
        <source>Stored, raw</source>
        <translation>Gespeichert, roh</translation>
    </message>
    <message>
        <source>Since the last read, counted back from the newest read in the file</source>
        <translation>Seit dem letzten Lesen, zurückgezählt vom neuesten Lesen in der Datei</translation>
    </message>
    <message>
        <source>Sorts by insertion order; this cache keeps no creation times</source>
        <translation>Sortiert nach der Reihenfolge des Einfügens; dieser Cache führt keine Zeiten der Speicherung</translation>
    </message>
    <message>
        <source>Sorts by insertion order, which is close to creation time; exact times are behind the values</source>
        <translation>Sortiert nach der Reihenfolge des Einfügens, die der Zeit der Speicherung nahekommt; genaue Zeiten stehen hinter den Werten</translation>
    </message>
    <message>
        <source>What the value is asked for by</source>
        <translation>Worunter der Wert abgerufen wird</translation>
    </message>
    <message>
        <source>What the first bytes of the value look like</source>
        <translation>Wonach die ersten Bytes des Werts aussehen</translation>
    </message>
    <message>
        <source>Of the value, as it is stored</source>
        <translation>Des Werts, wie er gespeichert ist</translation>
    </message>
    <message>
        <source>As the file has it: caches write this now and then</source>
        <translation>Wie die Datei sie hat: Caches schreiben sie nur ab und zu</translation>
    </message>
    <message>
        <source>When the value was stored</source>
        <translation>Wann der Wert gespeichert wurde</translation>
    </message>
    <message>
        <source>Pinned entries are never evicted</source>
        <translation>Angeheftete Einträge werden nie verdrängt</translation>
    </message>
    <message>
        <source>The row&apos;s number in the table of the file</source>
        <translation>Die Nummer der Zeile in der Tabelle der Datei</translation>
    </message>
    <message>
        <source>The type as the web calls it</source>
        <translation>Der Typ, wie ihn das Web nennt</translation>
    </message>
    <message>
        <source>The number that the file has for the time</source>
        <translation>Die Zahl, die die Datei für die Zeit hat</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::ExportButton</name>
    <message>
        <source>E&amp;xport ▾</source>
        <translation>E&amp;xportieren ▾</translation>
    </message>
    <message>
        <source>Export the run</source>
        <translation>Den Lauf exportieren</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::FairnessCard</name>
    <message>
        <source>Fairness</source>
        <translation>Fairness</translation>
    </message>
    <message>
        <source>mean latency by user</source>
        <translation>mittlere Latenz je Benutzer</translation>
    </message>
    <message>
        <source>Fairness, design A</source>
        <translation>Fairness, Entwurf A</translation>
    </message>
    <message>
        <source>Fairness, design B</source>
        <translation>Fairness, Entwurf B</translation>
    </message>
    <message>
        <source>left: %1</source>
        <translation>links: %1</translation>
    </message>
    <message>
        <source>right: %1</source>
        <translation>rechts: %1</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::FileBadges</name>
    <message>
        <source>Not a byte of the file, or of the folder it is in, is changed by looking at it: it is opened so that SQLite locks, creates and writes nothing. Click to see the proof.</source>
        <translation>Kein Byte der Datei oder ihres Ordners ändert sich durch das Ansehen: Sie ist so geöffnet, dass SQLite nichts sperrt, anlegt oder schreibt. Klicken, um den Beweis zu sehen.</translation>
    </message>
    <message>
        <source>There is a write-ahead log beside the file, and the rows that are only in it are shown too. SQLite locks, creates and writes nothing, neither here nor in the log. Click to see the proof.</source>
        <translation>Neben der Datei liegt ein Write-Ahead-Log, und auch die Zeilen, die nur darin stehen, werden gezeigt. SQLite sperrt, legt an und schreibt nichts, weder hier noch im Log. Klicken, um den Beweis zu sehen.</translation>
    </message>
    <message>
        <source>The file is read through SQLite&apos;s locks, as any reader of a file in use does, and what you see is as it was when it was read last. Cachescope writes nothing to the file or its log. Click to see what can be proven.</source>
        <translation>Die Datei wird durch SQLites Sperren gelesen, wie von jedem Leser einer benutzten Datei, und das Gezeigte ist der Stand des letzten Lesens. Cachescope schreibt nichts in die Datei oder ihr Log. Klicken, um zu sehen, was sich beweisen lässt.</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Nur lesen</translation>
    </message>
    <message>
        <source>Cachescope changed nothing, but another program changed the file since it was opened. Click to see what.</source>
        <translation>Cachescope hat nichts geändert, aber ein anderes Programm hat die Datei seit dem Öffnen geändert. Klicken, um zu sehen, was.</translation>
    </message>
    <message>
        <source>Found beside the file: nothing of SQLite&apos;s.</source>
        <translation>Neben der Datei gefunden: nichts von SQLite.</translation>
    </message>
    <message>
        <source>Found beside the file: %1.</source>
        <translation>Neben der Datei gefunden: %1.</translation>
    </message>
    <message>
        <source>no log</source>
        <translation>kein Log</translation>
    </message>
    <message>
        <source>There is no write-ahead log with content beside the file: all entries are in the file itself. %1</source>
        <translation>Neben der Datei liegt kein Write-Ahead-Log mit Inhalt: Alle Einträge stehen in der Datei selbst. %1</translation>
    </message>
    <message>
        <source>log beside it: %1, not read</source>
        <translation>Log daneben: %1, nicht gelesen</translation>
    </message>
    <message>
        <source>The log beside the file is not used; the note says why. %1</source>
        <translation>Das Log neben der Datei wird nicht verwendet; der Hinweis sagt, warum. %1</translation>
    </message>
    <message>
        <source>log beside it: %1</source>
        <translation>Log daneben: %1</translation>
    </message>
    <message>
        <source>Entries that are only in the write-ahead log beside the file are shown too. %1</source>
        <translation>Auch Einträge, die nur im Write-Ahead-Log neben der Datei stehen, werden gezeigt. %1</translation>
    </message>
    <message>
        <source>salvaged: %1 of %2</source>
        <translation>geborgen: %1 von %2</translation>
    </message>
    <message>
        <source>The end of the file is missing. What is there is shown. Click to read more.</source>
        <translation>Das Ende der Datei fehlt. Was da ist, wird gezeigt. Klicken, um mehr zu lesen.</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>damaged: %1</source>
        <translation>beschädigt: %1</translation>
    </message>
    <message>
        <source>Some pages of the file are damaged: figures and charts are of the entries that can be read. Click to check the file.</source>
        <translation>Manche Seiten der Datei sind beschädigt: Zahlen und Diagramme gelten für die lesbaren Einträge. Klicken, um die Datei zu prüfen.</translation>
    </message>
    <message>
        <source>1 note</source>
        <translation>1 Hinweis</translation>
    </message>
    <message>
        <source>%1 notes</source>
        <translation>%1 Hinweise</translation>
    </message>
    <message>
        <source>replaced on disk</source>
        <translation>auf dem Datenträger ersetzt</translation>
    </message>
    <message>
        <source>Another file was put in its place: what is shown is of the old one, which has no name any more. Click, or press F5, to open the new one.</source>
        <translation>An die Stelle der Datei wurde eine andere gelegt: Gezeigt wird die alte, die keinen Namen mehr hat. Klicken oder F5 drücken, um die neue zu öffnen.</translation>
    </message>
    <message>
        <source>changed: refresh</source>
        <translation>geändert: neu lesen</translation>
    </message>
    <message>
        <source>The file has changed since its figures were read. Click, or press F5, to read them again.</source>
        <translation>Die Datei hat sich geändert, seit ihre Zahlen gelesen wurden. Klicken oder F5 drücken, um sie neu zu lesen.</translation>
    </message>
    <message>
        <source>changed on disk</source>
        <translation>auf dem Datenträger geändert</translation>
    </message>
    <message>
        <source>Another program has changed the file since it was opened: what is shown may be wrong. Click, or press F5, to open it again.</source>
        <translation>Ein anderes Programm hat die Datei seit dem Öffnen geändert: Das Gezeigte ist vielleicht falsch. Klicken oder F5 drücken, um sie neu zu öffnen.</translation>
    </message>
    <message>
        <source>following</source>
        <translation>folgt</translation>
    </message>
    <message>
        <source>Rows and figures are read again whenever the file changes; selection and scroll position stay. Click to stop.</source>
        <translation>Zeilen und Zahlen werden neu gelesen, sooft sich die Datei ändert; Auswahl und Bildlauf bleiben. Klicken, um aufzuhören.</translation>
    </message>
    <message>
        <source>follow</source>
        <translation>folgen</translation>
    </message>
    <message>
        <source>Click to have rows and figures read again whenever the file changes.</source>
        <translation>Klicken, damit Zeilen und Zahlen neu gelesen werden, sooft sich die Datei ändert.</translation>
    </message>
    <message>
        <source>estimate ± %1</source>
        <translation>Schätzung ± %1</translation>
    </message>
    <message>
        <source>Figures and charts are estimated from %1 entries drawn at random; the bytes of all data are within this range with a probability of 95 %. They become exact when the scan is complete.</source>
        <translation>Zahlen und Diagramme sind aus %1 zufällig gezogenen Einträgen geschätzt; die Bytes aller Daten liegen mit einer Wahrscheinlichkeit von 95 % in diesem Bereich. Sie werden genau, wenn der Scan vollständig ist.</translation>
    </message>
    <message>
        <source>scanning…</source>
        <translation>Scan läuft…</translation>
    </message>
    <message>
        <source>Figures and charts come when the scan is complete.</source>
        <translation>Zahlen und Diagramme kommen, wenn der Scan vollständig ist.</translation>
    </message>
    <message>
        <source>not scanned</source>
        <translation>nicht gescannt</translation>
    </message>
    <message>
        <source>The scan did not complete: sums and charts are missing.</source>
        <translation>Der Scan wurde nicht fertig: Summen und Diagramme fehlen.</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>genau</translation>
    </message>
    <message>
        <source>Every entry was scanned.</source>
        <translation>Jeder Eintrag wurde gescannt.</translation>
    </message>
    <message>
        <source>incomplete</source>
        <translation>unvollständig</translation>
    </message>
    <message>
        <source>Figures and charts are of the entries that can be read.</source>
        <translation>Zahlen und Diagramme gelten für die lesbaren Einträge.</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 Einträge</translation>
    </message>
    <message>
        <source>about %1 entries</source>
        <translation>etwa %1 Einträge</translation>
    </message>
    <message>
        <source>Salvaged: %1 of %2 are there, %3 are missing at the end of the file. Entries on the missing pages do not show, or are incomplete; all others can be looked at and exported. It looks like an interrupted download: download it again to have the rest.</source>
        <translation>Geborgen: %1 von %2 sind da, %3 fehlen am Ende der Datei. Einträge auf den fehlenden Seiten erscheinen nicht oder sind unvollständig; alle anderen lassen sich ansehen und exportieren. Das sieht nach einem unterbrochenen Herunterladen aus: Noch einmal herunterladen, um den Rest zu haben.</translation>
    </message>
    <message>
        <source>%1 entries survive.</source>
        <translation>%1 Einträge sind erhalten.</translation>
    </message>
    <message>
        <source>Read-only, untouched</source>
        <translation>Nur lesen, unberührt</translation>
    </message>
    <message>
        <source>Read-only, its log&apos;s rows are seen</source>
        <translation>Nur lesen, auch das Log</translation>
    </message>
    <message>
        <source>Live: another process has it open</source>
        <translation>Live: ein anderer Prozess hat sie offen</translation>
    </message>
    <message>
        <source>%1 on disk</source>
        <translation>%1 auf dem Datenträger</translation>
    </message>
    <message>
        <source>%1 data</source>
        <translation>%1 Daten</translation>
    </message>
    <message>
        <source>about %1 data</source>
        <translation>etwa %1 Daten</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::FileCard</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::FileDesk</name>
    <message>
        <source>Scanning the entries</source>
        <translation>Die Einträge werden gescannt</translation>
    </message>
    <message>
        <source>Looking at the types of all entries</source>
        <translation>Die Typen aller Einträge werden angesehen</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>%1 wird geöffnet</translation>
    </message>
    <message>
        <source>Choose a &amp;table…</source>
        <translation>&amp;Tabelle wählen…</translation>
    </message>
    <message>
        <source>Check &amp;integrity…</source>
        <translation>&amp;Integrität prüfen…</translation>
    </message>
    <message>
        <source>%1 has not changed since it was opened: all that is shown is as it is in the file.</source>
        <translation>%1 hat sich seit dem Öffnen nicht geändert: Alles Gezeigte ist, wie es in der Datei steht.</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::FileField</name>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>Wählen: %1</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::FilePanel</name>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Speichern…</translation>
    </message>
    <message>
        <source>&amp;Open with the system&apos;s program</source>
        <translation>Mit dem Programm des Systems ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Show the &amp;bytes</source>
        <translation>Die &amp;Bytes zeigen</translation>
    </message>
    <message>
        <source>Writes a copy into a private directory that is removed when Cachescope ends</source>
        <translation>Schreibt eine Kopie in einen privaten Ordner, der beim Beenden von Cachescope entfernt wird</translation>
    </message>
    <message>
        <source>more than %1</source>
        <translation>mehr als %1</translation>
    </message>
    <message>
        <source>%1 (%2 bytes)</source>
        <translation>%1 (%2 Bytes)</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::FileSession</name>
    <message>
        <source>There is no table in %1 that could be a cache.</source>
        <translation>In %1 ist keine Tabelle, die ein Cache sein könnte.</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::FileText</name>
    <message>
        <source>table &quot;%1&quot;, columns chosen by you</source>
        <translation>Tabelle „%1“, Spalten selbst gewählt</translation>
    </message>
    <message>
        <source>immutable, without locks</source>
        <translation>unveränderlich, ohne Sperren</translation>
    </message>
    <message>
        <source>read-only, with its log</source>
        <translation>nur lesen, mit ihrem Log</translation>
    </message>
    <message>
        <source>read-only, in use by others</source>
        <translation>nur lesen, von anderen benutzt</translation>
    </message>
    <message>
        <source>Cachescope (blob last)</source>
        <translation>Cachescope (Blob zuletzt)</translation>
    </message>
    <message>
        <source>production, with pins</source>
        <translation>Produktion, mit Anheftung</translation>
    </message>
    <message>
        <source>production, older, without pins</source>
        <translation>Produktion, älter, ohne Anheftung</translation>
    </message>
    <message>
        <source>diskcache (Python)</source>
        <translation>diskcache (Python)</translation>
    </message>
    <message>
        <source>solid_cache (Rails)</source>
        <translation>solid_cache (Rails)</translation>
    </message>
    <message>
        <source>requests-cache (Python)</source>
        <translation>requests-cache (Python)</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Geöffnet</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>write-ahead log</source>
        <translation>Write-Ahead-Log</translation>
    </message>
    <message>
        <source>rollback journal</source>
        <translation>Rollback-Journal</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>%1 × %2 bytes</source>
        <translation>%1 × %2 Bytes</translation>
    </message>
    <message>
        <source>Median size</source>
        <translation>Median der Größe</translation>
    </message>
    <message>
        <source>Largest entry</source>
        <translation>Größter Eintrag</translation>
    </message>
    <message>
        <source>Oldest read</source>
        <translation>Ältestes Lesen</translation>
    </message>
    <message>
        <source>Newest read</source>
        <translation>Neuestes Lesen</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>%1, 1 reader</source>
        <translation>%1, 1 Leser</translation>
    </message>
    <message>
        <source>%1, %2 readers</source>
        <translation>%1, %2 Leser</translation>
    </message>
    <message>
        <source>this format has no pins</source>
        <translation>dieses Format kennt keine Anheftung</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>%1 of data</source>
        <translation>%1 der Daten</translation>
    </message>
    <message>
        <source>1 entry lost</source>
        <translation>1 Eintrag verloren</translation>
    </message>
    <message>
        <source>%1 entries lost</source>
        <translation>%1 Einträge verloren</translation>
    </message>
    <message>
        <source>entries lost in one place</source>
        <translation>Einträge an einer Stelle verloren</translation>
    </message>
    <message>
        <source>entries lost in %1 places</source>
        <translation>Einträge an %1 Stellen verloren</translation>
    </message>
    <message>
        <source>%1 without all of their value</source>
        <translation>%1 ohne ihren ganzen Wert</translation>
    </message>
    <message>
        <source>some read times unknown</source>
        <translation>manche Lesezeiten unbekannt</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::FileTools</name>
    <message>
        <source>Taking the SHA-256 of %1</source>
        <translation>Der SHA-256 von %1 wird berechnet</translation>
    </message>
    <message>
        <source>Checking %1</source>
        <translation>%1 wird geprüft</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::FilterBar</name>
    <message>
        <source>Compare the key</source>
        <translation>Den Schlüssel vergleichen</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>enthält</translation>
    </message>
    <message>
        <source>prefix</source>
        <translation>beginnt mit</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>genau</translation>
    </message>
    <message>
        <source>F&amp;ilter ▾</source>
        <translation>F&amp;ilter ▾</translation>
    </message>
    <message>
        <source>More conditions</source>
        <translation>Weitere Bedingungen</translation>
    </message>
    <message>
        <source>Type, pins, size, age</source>
        <translation>Typ, Anheftung, Größe, Alter</translation>
    </message>
    <message>
        <source>Key contains</source>
        <translation>Schlüssel enthält</translation>
    </message>
    <message>
        <source>Key starts with</source>
        <translation>Schlüssel beginnt mit</translation>
    </message>
    <message>
        <source>Key is exactly</source>
        <translation>Schlüssel ist genau</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::FilterChips</name>
    <message>
        <source>Clear all</source>
        <translation>Alle entfernen</translation>
    </message>
    <message>
        <source>Remove all conditions</source>
        <translation>Alle Bedingungen entfernen</translation>
    </message>
    <message>
        <source>Remove the condition: %1</source>
        <translation>Die Bedingung entfernen: %1</translation>
    </message>
    <message>
        <source>%1: click to remove this condition</source>
        <translation>%1: klicken, um diese Bedingung zu entfernen</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::FilterConditions</name>
    <message>
        <source>“%1” is not a size. Write it like 10 kB or 1.5 MiB.</source>
        <translation>„%1“ ist keine Größe. Zum Beispiel 10 kB oder 1,5 MiB schreiben.</translation>
    </message>
    <message>
        <source>“%1” is not an age. Write it like 90 s, 30 min, 12 h or 7 d.</source>
        <translation>„%1“ ist kein Alter. Zum Beispiel 90 s, 30 min, 12 h oder 7 d schreiben.</translation>
    </message>
    <message>
        <source>No size is at least %1 and at most %2.</source>
        <translation>Keine Größe ist mindestens %1 und höchstens %2.</translation>
    </message>
    <message>
        <source>Nothing is more than %1 and less than %2 ago.</source>
        <translation>Nichts ist mehr als %1 und weniger als %2 her.</translation>
    </message>
    <message>
        <source>Pinned only</source>
        <translation>Nur angeheftete</translation>
    </message>
    <message>
        <source>Not pinned</source>
        <translation>Nicht angeheftet</translation>
    </message>
    <message>
        <source>Key contains “%1”</source>
        <translation>Schlüssel enthält „%1“</translation>
    </message>
    <message>
        <source>Key starts with “%1”</source>
        <translation>Schlüssel beginnt mit „%1“</translation>
    </message>
    <message>
        <source>Key is “%1”</source>
        <translation>Schlüssel ist „%1“</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message numerus="yes">
        <source>Type: %1 and %n more</source>
        <translation>
            <numerusform>Typ: %1 und %n weiterer</numerusform>
            <numerusform>Typ: %1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Type: %1</source>
        <translation>Typ: %1</translation>
    </message>
    <message>
        <source>Size from %1</source>
        <translation>Größe ab %1</translation>
    </message>
    <message>
        <source>Size up to %1</source>
        <translation>Größe bis %1</translation>
    </message>
    <message>
        <source>Size %1 – %2</source>
        <translation>Größe %1 – %2</translation>
    </message>
    <message>
        <source>Not read for %1</source>
        <translation>Gelesen: mehr als %1 her</translation>
    </message>
    <message>
        <source>Read within %1</source>
        <translation>Gelesen: weniger als %1 her</translation>
    </message>
    <message>
        <source>Read %1 – %2 ago</source>
        <translation>Gelesen: %1 – %2 her</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>s sec</source>
        <comment>what people may write for seconds, split by blanks</comment>
        <translation>s sek sekunde sekunden</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>m min</source>
        <comment>the same for minutes</comment>
        <translation>m min minute minuten</translation>
    </message>
    <message>
        <source>h</source>
        <translation>h</translation>
    </message>
    <message>
        <source>h hour hours</source>
        <comment>the same for hours</comment>
        <translation>h std stunde stunden</translation>
    </message>
    <message>
        <source>d</source>
        <translation>d</translation>
    </message>
    <message>
        <source>d day days</source>
        <comment>the same for days</comment>
        <translation>d tag tage tagen</translation>
    </message>
    <message>
        <source>weeks</source>
        <translation>Wochen</translation>
    </message>
    <message>
        <source>w week weeks</source>
        <comment>the same for weeks</comment>
        <translation>w wo woche wochen</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::FilterPanel</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>&amp;from</source>
        <translation>&amp;von</translation>
    </message>
    <message>
        <source>t&amp;o</source>
        <translation>&amp;bis</translation>
    </message>
    <message>
        <source>Last read</source>
        <translation>Zuletzt gelesen</translation>
    </message>
    <message>
        <source>&amp;more than</source>
        <translation>&amp;mehr als</translation>
    </message>
    <message>
        <source>&amp;less than</source>
        <translation>&amp;weniger als</translation>
    </message>
    <message>
        <source>Type: %1</source>
        <translation>Typ: %1</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>any</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>only pinned</source>
        <translation>nur angeheftete</translation>
    </message>
    <message>
        <source>not pinned</source>
        <translation>nicht angeheftete</translation>
    </message>
    <message>
        <source>ago</source>
        <translation>her</translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <translation>&amp;Leeren</translation>
    </message>
    <message>
        <source>Clear these conditions</source>
        <translation>Diese Bedingungen leeren</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>&amp;Fertig</translation>
    </message>
    <message>
        <source>Close the filter form</source>
        <translation>Das Filterformular schließen</translation>
    </message>
    <message>
        <source>For example 10 kB or 1.5 MiB</source>
        <translation>Zum Beispiel 10 kB oder 1,5 MiB</translation>
    </message>
    <message>
        <source>For example 30 min or 7 d, counted back from the newest read in the file</source>
        <translation>Zum Beispiel 30 min oder 7 d, zurückgezählt vom neuesten Lesen in der Datei</translation>
    </message>
    <message>
        <source>From a chart: %1. Typing here replaces it.</source>
        <translation>Aus einem Diagramm: %1. Eine Eingabe hier ersetzt es.</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::FilterStrip</name>
    <message>
        <source>Click a mark for its entries. Drag over bars, or Ctrl+click, to filter all charts.</source>
        <translation>Klick auf ein Element zeigt seine Einträge. Ziehen über Balken oder Strg+Klick filtert alle Diagramme.</translation>
    </message>
    <message>
        <source>&amp;Show entries</source>
        <translation>Einträge &amp;zeigen</translation>
    </message>
    <message>
        <source>&amp;Show 1 entry</source>
        <translation>1 Eintrag &amp;zeigen</translation>
    </message>
    <message>
        <source>&amp;Show %1 entries</source>
        <translation>%1 Einträge &amp;zeigen</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::FindBar</name>
    <message>
        <source>Find in the text</source>
        <translation>Im Text suchen</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Previous place (Shift+Enter, Shift+F3)</source>
        <translation>Vorige Stelle (Umschalt+Eingabe, Umschalt+F3)</translation>
    </message>
    <message>
        <source>Next place (Enter, F3)</source>
        <translation>Nächste Stelle (Eingabe, F3)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::FormField</name>
    <message>
        <source>%1.
On the command line: %2</source>
        <translation>%1.
Auf der Kommandozeile: %2</translation>
    </message>
    <message>
        <source>%1.
Allowed: %2.
On the command line: %3</source>
        <translation>%1.
Erlaubt: %2.
Auf der Kommandozeile: %3</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::FormSection</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::GenerateDialog</name>
    <message>
        <source>Generate a demo cache</source>
        <translation>Einen Demo-Cache erzeugen</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>gemischt</translation>
    </message>
    <message>
        <source>audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>extracted pages</source>
        <translation>extrahierte Seiten</translation>
    </message>
    <message>
        <source>production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>production, older, without pins</source>
        <translation>Produktion, älter, ohne Anheftung</translation>
    </message>
    <message>
        <source>Cachescope</source>
        <translation>Cachescope</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Where to write the demo cache</source>
        <translation>Wohin der Demo-Cache geschrieben wird</translation>
    </message>
    <message>
        <source>Write the file&apos;s full path, or choose one with Browse.</source>
        <translation>Den vollen Pfad der Datei schreiben oder mit „Durchsuchen“ eine wählen.</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Durchsuchen…</translation>
    </message>
    <message>
        <source>&amp;Generate</source>
        <translation>Er&amp;zeugen</translation>
    </message>
    <message>
        <source>&amp;Contents</source>
        <translation>&amp;Inhalt</translation>
    </message>
    <message>
        <source>&amp;Entries</source>
        <translation>&amp;Einträge</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>F&amp;ormat</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>D&amp;atei</translation>
    </message>
    <message>
        <source>This file is there already, and nothing is written over. Choose another name.</source>
        <translation>Diese Datei gibt es schon, und nichts wird überschrieben. Wählen Sie einen anderen Namen.</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::HashRow</name>
    <message>
        <source>Progress of the hash</source>
        <translation>Fortschritt der Prüfsumme</translation>
    </message>
    <message>
        <source>SHA-256 of the value</source>
        <translation>SHA-256 des Werts</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel computing the SHA-256 of the value</source>
        <translation>Berechnen des SHA-256 des Werts abbrechen</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>Berechnen</translation>
    </message>
    <message>
        <source>Compute the SHA-256 of the value</source>
        <translation>Den SHA-256 des Werts berechnen</translation>
    </message>
    <message>
        <source>Compute again</source>
        <translation>Neu berechnen</translation>
    </message>
    <message>
        <source>Compute again the SHA-256 of the value</source>
        <translation>Den SHA-256 des Werts neu berechnen</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::HeaderBar</name>
    <message>
        <source>What am I looking at?</source>
        <translation>Was ist hier zu sehen?</translation>
    </message>
    <message>
        <source>What am I looking at? (%1)</source>
        <translation>Was ist hier zu sehen? (%1)</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::HeatLegend</name>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>The colour is the mean latency of a user&apos;s operations that succeeded, from quick to slow by its logarithm.</source>
        <translation>Die Farbe ist die mittlere Latenz der gelungenen Operationen eines Benutzers, von schnell nach langsam, logarithmisch.</translation>
    </message>
    <message>
        <source>Mean latency from %1 to %2</source>
        <translation>Mittlere Latenz von %1 bis %2</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::HeatStrip</name>
    <message>
        <source>No figures of users yet</source>
        <translation>Noch keine Zahlen der Benutzer</translation>
    </message>
    <message>
        <source>user %1</source>
        <translation>Benutzer %1</translation>
    </message>
    <message>
        <source>user 1</source>
        <translation>Benutzer 1</translation>
    </message>
    <message>
        <source>users %1 to %2</source>
        <translation>Benutzer %1 bis %2</translation>
    </message>
    <message>
        <source>no operation ended</source>
        <translation>keine Operation endete</translation>
    </message>
    <message>
        <source>all %1 operations failed</source>
        <translation>alle %1 Operationen schlugen fehl</translation>
    </message>
    <message>
        <source>mean %1, worst user %2</source>
        <translation>Mittel %1, schlechtester Benutzer %2</translation>
    </message>
    <message>
        <source>mean %1</source>
        <translation>Mittel %1</translation>
    </message>
    <message>
        <source>%1 · %2 operations</source>
        <translation>%1 · %2 Operationen</translation>
    </message>
    <message>
        <source>%1, %2 failed</source>
        <translation>%1, %2 fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::HelpPanel</name>
    <message>
        <source>What am I looking at?</source>
        <translation>Was ist hier zu sehen?</translation>
    </message>
    <message>
        <source>Close the explanation</source>
        <translation>Die Erklärung schließen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>Erklärung</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::HexPage</name>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>As stored</source>
        <translation>Wie gespeichert</translation>
    </message>
    <message>
        <source>Unpacked</source>
        <translation>Entpackt</translation>
    </message>
    <message>
        <source>Selected bytes</source>
        <translation>Ausgewählte Bytes</translation>
    </message>
    <message>
        <source>Offset: 8000 or 0x1f40</source>
        <translation>Position: 8000 oder 0x1f40</translation>
    </message>
    <message>
        <source>Offset to go to</source>
        <translation>Position, zu der gesprungen wird</translation>
    </message>
    <message>
        <source>no bytes</source>
        <translation>keine Bytes</translation>
    </message>
    <message>
        <source>%1 (0x%2)</source>
        <translation>%1 (0x%2)</translation>
    </message>
    <message>
        <source>byte %1 of %2</source>
        <translation>Byte %1 von %2</translation>
    </message>
    <message>
        <source>%1 bytes from %2</source>
        <translation>%1 Bytes ab %2</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::HexView</name>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>no bytes</source>
        <translation>keine Bytes</translation>
    </message>
    <message>
        <source>offset %1</source>
        <translation>Position %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: loading</source>
        <translation>%1: wird geladen</translation>
    </message>
    <message>
        <source>At most %1 are copied at a time. Save the value instead.</source>
        <translation>Höchstens %1 werden auf einmal kopiert. Stattdessen den Wert speichern.</translation>
    </message>
    <message>
        <source>&amp;Copy as hex</source>
        <translation>Als &amp;Hex kopieren</translation>
    </message>
    <message>
        <source>Copy as &amp;text</source>
        <translation>Als &amp;Text kopieren</translation>
    </message>
    <message>
        <source>&amp;Go to offset…</source>
        <translation>&amp;Gehe zu Position…</translation>
    </message>
    <message>
        <source>Bytes of a value</source>
        <translation>Bytes eines Werts</translation>
    </message>
    <message>
        <source>Go to an offset</source>
        <translation>Zu einer Position springen</translation>
    </message>
    <message>
        <source>Copy what is selected as hex</source>
        <translation>Die Auswahl als Hex kopieren</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::HistogramCard</name>
    <message>
        <source>median %1</source>
        <translation>Median %1</translation>
    </message>
    <message>
        <source>p99 %1</source>
        <translation>p99 %1</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::HistogramChart</name>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>%1 entries · %2</source>
        <translation>%1 Einträge · %2</translation>
    </message>
    <message>
        <source>selected: %1</source>
        <translation>ausgewählt: %1</translation>
    </message>
    <message>
        <source>≈ %1</source>
        <translation>≈ %1</translation>
    </message>
    <message>
        <source>± %1</source>
        <translation>± %1</translation>
    </message>
    <message>
        <source>%1; most in %2: %3</source>
        <translation>%1; das meiste in %2: %3</translation>
    </message>
    <message>
        <source>Bars of a chart</source>
        <translation>Balken eines Diagramms</translation>
    </message>
    <message>
        <source>Go from bar to bar</source>
        <translation>Von Balken zu Balken gehen</translation>
    </message>
    <message>
        <source>Take several</source>
        <translation>Mehrere auswählen</translation>
    </message>
    <message>
        <source>Narrow everything down to them</source>
        <translation>Alles auf sie einengen</translation>
    </message>
    <message>
        <source>Show their entries</source>
        <translation>Ihre Einträge zeigen</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::ImageCanvas</name>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>A pixel for a pixel</source>
        <translation>Ein Pixel je Pixel</translation>
    </message>
    <message>
        <source>As large as fits</source>
        <translation>So groß, wie es passt</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::ImageDecoderText</name>
    <message>
        <source>Decoding was stopped.</source>
        <translation>Das Decodieren wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The image is not decoded: it claims %1 × %2 pixels. Save it to open it with another program.</source>
        <translation>Das Bild wird nicht decodiert: Es hat angeblich %1 × %2 Pixel. Speichern, um es mit einem anderen Programm zu öffnen.</translation>
    </message>
    <message>
        <source>The drawing is damaged, or empty.</source>
        <translation>Die Zeichnung ist beschädigt oder leer.</translation>
    </message>
    <message>
        <source>Images that the drawing takes from elsewhere are not shown.</source>
        <translation>Bilder, die die Zeichnung anderswoher nimmt, werden nicht gezeigt.</translation>
    </message>
    <message>
        <source>It is shown with fewer pixels than it has.</source>
        <translation>Es wird mit weniger Pixeln gezeigt, als es hat.</translation>
    </message>
    <message>
        <source>This kind of image cannot be shown here. Save it to open it with another program.</source>
        <translation>Diese Art von Bild kann hier nicht gezeigt werden. Speichern, um es mit einem anderen Programm zu öffnen.</translation>
    </message>
    <message>
        <source>The image is damaged: %1.</source>
        <translation>Das Bild ist beschädigt: %1.</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::ImageView</name>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>first of %1 frames</source>
        <translation>erstes von %1 Einzelbildern</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Fit (F)</source>
        <translation>Einpassen (F)</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>Actual size (0)</source>
        <translation>Originalgröße (0)</translation>
    </message>
    <message>
        <source>Zoom out (−)</source>
        <translation>Verkleinern (−)</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>Vergrößern (+)</translation>
    </message>
    <message>
        <source>Decoding…</source>
        <translation>Wird decodiert…</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::JobStrip</name>
    <message>
        <source>about %1 s left</source>
        <translation>noch etwa %1 s</translation>
    </message>
    <message>
        <source>about %1 min left</source>
        <translation>noch etwa %1 min</translation>
    </message>
    <message>
        <source>about %1 h left</source>
        <translation>noch etwa %1 h</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::KeptRunText</name>
    <message>
        <source>holds</source>
        <translation>hält</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>vorzeitig beendet</translation>
    </message>
    <message>
        <source>fails</source>
        <translation>versagt</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>%1 users: %2</source>
        <translation>%1 Benutzer: %2</translation>
    </message>
    <message>
        <source>%1 (stopped early)</source>
        <translation>%1 (vorzeitig beendet)</translation>
    </message>
    <message>
        <source>&amp;Page for people (HTML)…</source>
        <translation>&amp;Seite für Menschen (HTML)…</translation>
    </message>
    <message>
        <source>JUnit &amp;XML for pipelines…</source>
        <translation>JUnit-&amp;XML für Pipelines…</translation>
    </message>
    <message>
        <source>Time series as &amp;CSV…</source>
        <translation>Zeitreihe als &amp;CSV…</translation>
    </message>
    <message>
        <source>&amp;Report as JSON…</source>
        <translation>&amp;Bericht als JSON…</translation>
    </message>
    <message>
        <source>HTML page (*.html)</source>
        <translation>HTML-Seite (*.html)</translation>
    </message>
    <message>
        <source>JUnit XML (*.xml)</source>
        <translation>JUnit-XML (*.xml)</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Durch Kommas getrennte Werte (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>1 user: %1</source>
        <translation>1 Benutzer: %1</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::KeptRunsDelegate</name>
    <message>
        <source>Name of the run</source>
        <translation>Name des Laufs</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::KeptRunsModel</name>
    <message>
        <source>Of successful operations, the larger of reads and writes</source>
        <translation>Von gelungenen Operationen, das größere von Lesen und Schreiben</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Szenario</translation>
    </message>
    <message>
        <source>Designs</source>
        <translation>Entwürfe</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Operations / s</source>
        <translation>Operationen / s</translation>
    </message>
    <message>
        <source>Latency p99</source>
        <translation>Latenz p99</translation>
    </message>
    <message>
        <source>Lock errors</source>
        <translation>Sperrfehler</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::KeptRunsTable</name>
    <message>
        <source>Load tests that are kept</source>
        <translation>Gespeicherte Lasttests</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Sortieren nach</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::KeptRunsView</name>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Its charts, verdict and scenario (Enter)</source>
        <translation>Diagramme, Urteil und Szenario (Eingabe)</translation>
    </message>
    <message>
        <source>Co&amp;mpare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message>
        <source>Select two runs to see what changed between them</source>
        <translation>Zwei Läufe auswählen, um zu sehen, was sich zwischen ihnen geändert hat</translation>
    </message>
    <message>
        <source>&amp;Repeat</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Run its scenario again, now</source>
        <translation>Das Szenario jetzt noch einmal ausführen</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Take the selected runs away (Del); it can be undone</source>
        <translation>Die ausgewählten Läufe entfernen (Entf); lässt sich rückgängig machen</translation>
    </message>
    <message>
        <source>Filter the runs</source>
        <translation>Die Läufe filtern</translation>
    </message>
    <message>
        <source>Name, design, verdict</source>
        <translation>Name, Entwurf, Urteil</translation>
    </message>
    <message>
        <source>&amp;Import a report…</source>
        <translation>&amp;Importieren…</translation>
    </message>
    <message>
        <source>A report that cachescope-cli load --json wrote</source>
        <translation>Ein Bericht, den cachescope-cli load --json geschrieben hat</translation>
    </message>
    <message>
        <source>&amp;New load test</source>
        <translation>&amp;Neuer Lasttest</translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation>Noch keine Läufe</translation>
    </message>
    <message>
        <source>Every load test that you run is kept here with its charts and its verdict, to be looked at again, compared with another one and repeated. A report that cachescope-cli load --json wrote can be brought here, too.</source>
        <translation>Jeder Lasttest wird hier mit seinen Diagrammen und seinem Urteil gespeichert, um ihn wieder anzusehen, mit einem anderen zu vergleichen und zu wiederholen. Auch ein Bericht, den cachescope-cli load --json geschrieben hat, lässt sich hierher holen.</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Noch einmal vers&amp;uchen</translation>
    </message>
    <message>
        <source>The runs cannot be listed</source>
        <translation>Die Läufe können nicht aufgelistet werden</translation>
    </message>
    <message>
        <source>A file beside the runs cannot be read as one, and stays as it is: %1</source>
        <translation>Eine Datei neben den Läufen kann nicht als Lauf gelesen werden und bleibt, wie sie ist: %1</translation>
    </message>
    <message>
        <source>%1 files beside the runs cannot be read as one, and stay as they are: %2</source>
        <translation>%1 Dateien neben den Läufen können nicht als Läufe gelesen werden und bleiben, wie sie sind: %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 Lauf</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 Läufe</translation>
    </message>
    <message>
        <source>No run has “%1”.</source>
        <translation>Kein Lauf enthält „%1“.</translation>
    </message>
    <message>
        <source>Co&amp;mpare the two</source>
        <translation>Die beiden &amp;vergleichen</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>E&amp;xportieren</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>Umb&amp;enennen</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::KeyCard</name>
    <message>
        <source>By key prefix</source>
        <translation>Nach Schlüsselanfang</translation>
    </message>
    <message>
        <source>show entries</source>
        <translation>Einträge zeigen</translation>
    </message>
    <message>
        <source>Show the entries of this kind of keys</source>
        <translation>Die Einträge dieser Schlüsselart zeigen</translation>
    </message>
    <message>
        <source>click to drill down</source>
        <translation>klicken, um hineinzusehen</translation>
    </message>
    <message>
        <source>Keys like %1</source>
        <translation>Schlüssel wie %1</translation>
    </message>
    <message>
        <source>Keys of rare kinds</source>
        <translation>Schlüssel seltener Arten</translation>
    </message>
    <message>
        <source>Other keys like %1</source>
        <translation>Andere Schlüssel wie %1</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::KeyField</name>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::KeyPath</name>
    <message>
        <source>Up to %1</source>
        <translation>Hinauf zu %1</translation>
    </message>
    <message>
        <source>Up to %1 (Backspace: one level)</source>
        <translation>Hinauf zu %1 (Rücktaste: eine Ebene)</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::KindTile</name>
    <message>
        <source>Show entries that are %1</source>
        <translation>Einträge zeigen, die %1 sind</translation>
    </message>
    <message>
        <source>%1 entries, %2</source>
        <translation>%1 Einträge, %2</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>gezeigt</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>verborgen</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::LinesView</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open (%1)</source>
        <translation>Öffnen (%1)</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>That is too much text to copy at once. Save the value instead.</source>
        <translation>Das ist zu viel Text, um ihn auf einmal zu kopieren. Stattdessen den Wert speichern.</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>&amp;Fold all</source>
        <translation>Alles &amp;zuklappen</translation>
    </message>
    <message>
        <source>&amp;Unfold all</source>
        <translation>Alles a&amp;ufklappen</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::ListField</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Remove: %1</source>
        <translation>Entfernen: %1</translation>
    </message>
    <message>
        <source>Remove this row</source>
        <translation>Diese Zeile entfernen</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::LiveSetting</name>
    <message>
        <source>%1, slider</source>
        <translation>%1, Regler</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::LoadIntro</name>
    <message>
        <source>What Start will do</source>
        <translation>Was Starten tun wird</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::LoadPage</name>
    <message>
        <source>Load test</source>
        <translation>Lasttest</translation>
    </message>
    <message>
        <source>%1 operations</source>
        <translation>%1 Operationen</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>What was measured is kept.</source>
        <translation>Was gemessen wurde, ist gespeichert.</translation>
    </message>
    <message>
        <source>What was measured is kept. 1 design had no turn.</source>
        <translation>Was gemessen wurde, ist gespeichert. 1 Entwurf kam nicht an die Reihe.</translation>
    </message>
    <message>
        <source>What was measured is kept. %1 designs had no turn.</source>
        <translation>Was gemessen wurde, ist gespeichert. %1 Entwürfe kamen nicht an die Reihe.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>The load test was stopped before its end. %1</source>
        <translation>Der Lasttest wurde vorzeitig beendet. %1</translation>
    </message>
    <message>
        <source>1 operation</source>
        <translation>1 Operation</translation>
    </message>
    <message>
        <source>1 user</source>
        <translation>1 Benutzer</translation>
    </message>
    <message>
        <source>%1 users</source>
        <translation>%1 Benutzer</translation>
    </message>
    <message>
        <source>%1 · %2 · %3 % stores · seed %4</source>
        <translation>%1 · %2 · %3 % Speichern · Startwert %4</translation>
    </message>
    <message>
        <source>Nothing was measured.</source>
        <translation>Es wurde nichts gemessen.</translation>
    </message>
    <message>
        <source>A load test is running. Stop it first.</source>
        <translation>Ein Lasttest läuft. Ihn zuerst beenden.</translation>
    </message>
    <message>
        <source>This scenario cannot run as it is. The form says why.</source>
        <translation>Dieses Szenario kann so nicht laufen. Das Formular sagt, warum.</translation>
    </message>
    <message>
        <source>This load test runs on %1 itself, and changes it. Press Start if that is what you want.</source>
        <translation>Dieser Lasttest läuft auf %1 selbst und ändert die Datei. Wenn das so sein soll, „Starten“ drücken.</translation>
    </message>
    <message>
        <source>Run on the file itself?</source>
        <translation>Auf der Datei selbst laufen?</translation>
    </message>
    <message>
        <source>%1 will be changed</source>
        <translation>%1 wird verändert</translation>
    </message>
    <message>
        <source>The load test stores into %1 itself and evicts from it. What it changes cannot be undone.</source>
        <translation>Der Lasttest speichert in %1 selbst und verdrängt daraus. Was er ändert, lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Without “Run on the file itself” it works on a copy.</source>
        <translation>Ohne „Auf der Datei selbst laufen“ arbeitet er auf einer Kopie.</translation>
    </message>
    <message>
        <source>&amp;Change the file</source>
        <translation>&amp;Datei ändern</translation>
    </message>
    <message>
        <source>&amp;Do not start</source>
        <translation>&amp;Nicht starten</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::LockEventCard</name>
    <message>
        <source>No lock error so far.</source>
        <translation>Bisher kein Sperrfehler.</translation>
    </message>
    <message>
        <source>Lock errors by cause</source>
        <translation>Sperrfehler nach Ursache</translation>
    </message>
    <message>
        <source>Choose a row to read what it means and what helps.</source>
        <translation>Eine Zeile wählen, um zu lesen, was sie bedeutet und was hilft.</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::LockEventModel</name>
    <message>
        <source>none set</source>
        <translation>keiner gesetzt</translation>
    </message>
    <message>
        <source>never asked</source>
        <translation>nie gefragt</translation>
    </message>
    <message>
        <source>waited to its end</source>
        <translation>bis zum Ende gewartet</translation>
    </message>
    <message>
        <source>Result code</source>
        <translation>Ergebniscode</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Busy handler</source>
        <translation>Busy-Handler</translation>
    </message>
    <message>
        <source>What SQLite answered</source>
        <translation>Was SQLite antwortete</translation>
    </message>
    <message>
        <source>What the operation was about to do</source>
        <translation>Was die Operation gerade tun wollte</translation>
    </message>
    <message>
        <source>How often that happened with this design</source>
        <translation>Wie oft das bei diesem Entwurf vorkam</translation>
    </message>
    <message>
        <source>Whether SQLite let the connection wait before the error: none set – it had no timeout; never asked – SQLite refused at once although there was one; waited to its end – the timeout passed</source>
        <translation>Ob SQLite die Verbindung vor dem Fehler warten ließ: keiner gesetzt – sie hatte kein Zeitlimit; nie gefragt – SQLite lehnte sofort ab, obwohl es eines gab; bis zum Ende gewartet – das Zeitlimit lief ab</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::MainWindow</name>
    <message>
        <source>A demo cache is still being generated. Wait for it, or cancel it below.</source>
        <translation>Ein Demo-Cache wird noch erzeugt. Darauf warten oder es unten abbrechen.</translation>
    </message>
    <message>
        <source>Cachescope</source>
        <translation>Cachescope</translation>
    </message>
    <message>
        <source>look into SQLite-backed blob caches, and load-test them</source>
        <translation>in SQLite-Blob-Caches hineinsehen und sie unter Last testen</translation>
    </message>
    <message>
        <source>%1 – Cachescope</source>
        <translation>%1 – Cachescope</translation>
    </message>
    <message>
        <source>Ready · scanned %1 entries in %2</source>
        <translation>Bereit · %1 Einträge gescannt in %2</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Open a cache file</source>
        <translation>Eine Cache-Datei öffnen</translation>
    </message>
    <message>
        <source>Cache files (*.db *.sqlite *.sqlite3)</source>
        <translation>Cache-Dateien (*.db *.sqlite *.sqlite3)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Cachescope %1. An inspector and load tester for SQLite-backed blob caches. Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Cachescope %1. Inspektor und Lasttester für Blob-Caches auf SQLite. Freie Software unter der GNU General Public License, Version 3 oder neuer.</translation>
    </message>
    <message>
        <source>The demo cache %1 is complete.</source>
        <translation>Der Demo-Cache %1 ist fertig.</translation>
    </message>
    <message>
        <source>&amp;Open it</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Close what is in front: a message, a panel, a search</source>
        <translation>Schließen, was im Vordergrund ist: Mitteilung, Bereich oder Suche</translation>
    </message>
    <message>
        <source>Open the menu</source>
        <translation>Das Menü öffnen</translation>
    </message>
    <message>
        <source>%1 is no longer in the list. The file is still there.</source>
        <translation>%1 ist nicht mehr in der Liste. Die Datei gibt es noch.</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>A value is being written into a file; the file would not be there.</source>
        <translation>Ein Wert wird in eine Datei geschrieben; die Datei würde fehlen.</translation>
    </message>
    <message>
        <source>Entries are being exported; what is not yet written would be missing.</source>
        <translation>Einträge werden exportiert; was noch nicht geschrieben ist, würde fehlen.</translation>
    </message>
    <message>
        <source>A demo cache is being generated; the file would not be there.</source>
        <translation>Ein Demo-Cache wird erzeugt; die Datei würde fehlen.</translation>
    </message>
    <message>
        <source>A load test is running; it would stop, and keep what it has measured so far.</source>
        <translation>Ein Lasttest läuft; er würde beendet, und was er bisher gemessen hat, bliebe erhalten.</translation>
    </message>
    <message>
        <source>Stopping what runs; then the window closes.</source>
        <translation>Was läuft, wird gestoppt; dann schließt das Fenster.</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::MappingForm</name>
    <message>
        <source>choose…</source>
        <translation>wählen…</translation>
    </message>
    <message>
        <source>none: count as 0 bytes</source>
        <translation>keine: zählt als 0 Bytes</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>milliseconds</source>
        <translation>Millisekunden</translation>
    </message>
    <message>
        <source>microseconds</source>
        <translation>Mikrosekunden</translation>
    </message>
    <message>
        <source>nanoseconds</source>
        <translation>Nanosekunden</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>&amp;Schlüssel</translation>
    </message>
    <message>
        <source>What an entry is found by.</source>
        <translation>Wodurch ein Eintrag gefunden wird.</translation>
    </message>
    <message>
        <source>&amp;Value</source>
        <translation>&amp;Wert</translation>
    </message>
    <message>
        <source>The blob that is stored.</source>
        <translation>Der gespeicherte Blob.</translation>
    </message>
    <message>
        <source>&amp;Last read</source>
        <translation>Zuletzt ge&amp;lesen</translation>
    </message>
    <message>
        <source>When an entry was last used.</source>
        <translation>Wann ein Eintrag zuletzt benutzt wurde.</translation>
    </message>
    <message>
        <source>&amp;Stored</source>
        <translation>&amp;Gespeichert</translation>
    </message>
    <message>
        <source>When an entry was written.</source>
        <translation>Wann ein Eintrag geschrieben wurde.</translation>
    </message>
    <message>
        <source>&amp;Pinned</source>
        <translation>&amp;Angeheftet</translation>
    </message>
    <message>
        <source>Not 0 where an entry must stay.</source>
        <translation>Nicht 0, wo ein Eintrag bleiben muss.</translation>
    </message>
    <message>
        <source>Si&amp;ze</source>
        <translation>G&amp;röße</translation>
    </message>
    <message>
        <source>How long a value is that is kept in a file of its own; all others are measured.</source>
        <translation>Wie lang ein Wert ist, der in einer eigenen Datei liegt; alle anderen werden gemessen.</translation>
    </message>
    <message>
        <source>Unit of %1</source>
        <translation>Einheit von %1</translation>
    </message>
    <message>
        <source>detect unit</source>
        <translation>Einheit erkennen</translation>
    </message>
    <message>
        <source>What the numbers count since 1970. Detected: the unit in which they fall into the years from 1973 to 2200. Dates written as text need none.</source>
        <translation>Was die Zahlen seit 1970 zählen. Erkannt wird die Einheit, in der sie in die Jahre 1973 bis 2200 fallen. Als Text geschriebene Zeiten brauchen keine.</translation>
    </message>
    <message>
        <source>no time in the first rows</source>
        <translation>keine Zeit in den ersten Zeilen</translation>
    </message>
    <message>
        <source>%1, taken as %2</source>
        <translation>%1, gelesen als %2</translation>
    </message>
    <message>
        <source>Choose the columns that have the keys and the values.</source>
        <translation>Die Spalten wählen, in denen Schlüssel und Werte stehen.</translation>
    </message>
    <message>
        <source>Choose the column that has the keys.</source>
        <translation>Die Spalte wählen, in der der Schlüssel steht.</translation>
    </message>
    <message>
        <source>Choose the column that has the values.</source>
        <translation>Die Spalte wählen, in der die Werte stehen.</translation>
    </message>
    <message>
        <source>Key and value cannot be the same column.</source>
        <translation>Schlüssel und Wert können nicht dieselbe Spalte sein.</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::MarkdownBrowser</name>
    <message>
        <source>[image]</source>
        <translation>[Bild]</translation>
    </message>
    <message>
        <source>[image: %1]</source>
        <translation>[Bild: %1]</translation>
    </message>
    <message>
        <source>Formatted text</source>
        <translation>Formatierter Text</translation>
    </message>
    <message>
        <source>%1 (click to copy)</source>
        <translation>%1 (klicken, um zu kopieren)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy the &amp;address of the link</source>
        <translation>&amp;Adresse des Links kopieren</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::MixField</name>
    <message>
        <source>Reads the value of a key.</source>
        <translation>Liest den Wert eines Schlüssels.</translation>
    </message>
    <message>
        <source>Asks whether a key is there.</source>
        <translation>Fragt, ob ein Schlüssel da ist.</translation>
    </message>
    <message>
        <source>Reads a batch of neighbouring keys at once.</source>
        <translation>Liest einige benachbarte Schlüssel auf einmal.</translation>
    </message>
    <message>
        <source>Stores a value.</source>
        <translation>Speichert einen Wert.</translation>
    </message>
    <message>
        <source>Stores a batch of values in one transaction.</source>
        <translation>Speichert einige Werte in einer Transaktion.</translation>
    </message>
    <message>
        <source>Removes a key.</source>
        <translation>Entfernt einen Schlüssel.</translation>
    </message>
    <message>
        <source>Keeps a batch of keys from eviction; each tenth time a user releases all.</source>
        <translation>Bewahrt einige Schlüssel vor der Verdrängung; jedes zehnte Mal gibt ein Benutzer alle frei.</translation>
    </message>
    <message>
        <source>A listener&apos;s block: is it there, then read it, or synthesise and store it.</source>
        <translation>Der Block eines Hörers: Ist er da, wird er gelesen, sonst synthetisiert und gespeichert.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Weight of %1</source>
        <translation>Gewicht von %1</translation>
    </message>
    <message>
        <source>together 100 %</source>
        <translation>zusammen 100 %</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::OverviewPage</name>
    <message>
        <source>Scanning…</source>
        <translation>Scan läuft…</translation>
    </message>
    <message>
        <source>Times come after the scan.</source>
        <translation>Zeiten kommen nach dem Scan.</translation>
    </message>
    <message>
        <source>Types come after the scan.</source>
        <translation>Typen kommen nach dem Scan.</translation>
    </message>
    <message>
        <source>Keys come after the scan.</source>
        <translation>Schlüssel kommen nach dem Scan.</translation>
    </message>
    <message>
        <source>Scanning… %1 %</source>
        <translation>Scan läuft… %1 %</translation>
    </message>
    <message>
        <source>estimate from %1 entries</source>
        <translation>Schätzung aus %1 Einträgen</translation>
    </message>
    <message>
        <source>before the newest read</source>
        <translation>vor dem neuesten Lesen</translation>
    </message>
    <message>
        <source>Not told while others write to the file.</source>
        <translation>Nicht bekannt, solange andere in die Datei schreiben.</translation>
    </message>
    <message>
        <source>The scan was cancelled.</source>
        <translation>Der Scan wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The scan was cancelled.
Press F5 to scan again.</source>
        <translation>Der Scan wurde abgebrochen.
F5 drücken, um neu zu scannen.</translation>
    </message>
    <message>
        <source>This cache has no entries.</source>
        <translation>Dieser Cache hat keine Einträge.</translation>
    </message>
    <message>
        <source>from the first bytes of each value</source>
        <translation>aus den ersten Bytes jedes Werts</translation>
    </message>
    <message>
        <source>estimated from %1 entries, ± %2 of them</source>
        <translation>geschätzt aus %1 Einträgen, ± %2 von ihnen</translation>
    </message>
    <message>
        <source>Reading times of creation…</source>
        <translation>Die Zeiten der Speicherung werden gelesen…</translation>
    </message>
    <message>
        <source>This format keeps no times of creation.</source>
        <translation>Dieses Format führt keine Zeiten der Speicherung.</translation>
    </message>
    <message>
        <source>interpolated from %1 entries</source>
        <translation>interpoliert aus %1 Einträgen</translation>
    </message>
    <message>
        <source>%1, %2 of the data</source>
        <translation>%1, %2 der Daten</translation>
    </message>
    <message>
        <source>Size of entries</source>
        <translation>Größe der Einträge</translation>
    </message>
    <message>
        <source>Time since last read</source>
        <translation>Zeit seit dem letzten Lesen</translation>
    </message>
    <message>
        <source>No entry of this cache says when it was read.</source>
        <translation>Kein Eintrag dieses Caches sagt, wann er gelesen wurde.</translation>
    </message>
    <message>
        <source>Content types</source>
        <translation>Inhaltstypen</translation>
    </message>
    <message>
        <source>Stored over time</source>
        <translation>Gespeichert im Lauf der Zeit</translation>
    </message>
    <message>
        <source>No entry of this cache says when it was stored.</source>
        <translation>Kein Eintrag dieses Caches sagt, wann er gespeichert wurde.</translation>
    </message>
    <message>
        <source>Reading the keys… %1 %</source>
        <translation>Schlüssel werden gelesen… %1 %</translation>
    </message>
    <message>
        <source>Size %1</source>
        <translation>Größe %1</translation>
    </message>
    <message>
        <source>Stored %1</source>
        <translation>Gespeichert %1</translation>
    </message>
    <message>
        <source>Last read %1 before the newest</source>
        <translation>Zuletzt gelesen %1 vor dem neuesten</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::OverviewTiles</name>
    <message>
        <source>Entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>Bloat</source>
        <translation>Ballast</translation>
    </message>
    <message>
        <source>Median byte last read</source>
        <translation>Median-Byte zuletzt gelesen</translation>
    </message>
    <message>
        <source>The file&apos;s size, with its write-ahead log, divided by the data in it</source>
        <translation>Die Größe der Datei mit ihrem Write-Ahead-Log, geteilt durch die Daten darin</translation>
    </message>
    <message>
        <source>Half of all bytes were read more recently than this, before the newest read</source>
        <translation>Die Hälfte aller Bytes wurde innerhalb dieser Zeit vor dem neuesten Lesen gelesen</translation>
    </message>
    <message>
        <source>scanning…</source>
        <translation>Scan läuft…</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>≈ %1</source>
        <translation>≈ %1</translation>
    </message>
    <message>
        <source>estimated</source>
        <translation>geschätzt</translation>
    </message>
    <message>
        <source>counted from the key index</source>
        <translation>aus dem Schlüsselindex gezählt</translation>
    </message>
    <message>
        <source>± %1</source>
        <translation>± %1</translation>
    </message>
    <message>
        <source>%1 · p99 ≈ %2</source>
        <translation>%1 · p99 ≈ %2</translation>
    </message>
    <message>
        <source>%1 pinned</source>
        <translation>%1 angeheftet</translation>
    </message>
    <message>
        <source>mean %1 · p99 %2</source>
        <translation>Ø %1 · p99 %2</translation>
    </message>
    <message>
        <source>%1 in free pages</source>
        <translation>%1 in freien Seiten</translation>
    </message>
    <message>
        <source>the index of read times is damaged</source>
        <translation>der Index der Lesezeiten ist beschädigt</translation>
    </message>
    <message>
        <source>oldest %1</source>
        <translation>ältestes %1</translation>
    </message>
    <message>
        <source>no entry was ever read</source>
        <translation>kein Eintrag wurde je gelesen</translation>
    </message>
    <message>
        <source>this format keeps no read times</source>
        <translation>dieses Format führt keine Lesezeiten</translation>
    </message>
    <message>
        <source>the scan was cancelled</source>
        <translation>der Scan wurde abgebrochen</translation>
    </message>
    <message>
        <source>the scan failed</source>
        <translation>der Scan ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>How many keys the cache holds. Pinned ones are never evicted</source>
        <translation>Wie viele Schlüssel der Cache enthält. Angeheftete werden nie verdrängt</translation>
    </message>
    <message>
        <source>All values together, without keys and what the database adds. Half of all values are no larger than p50, 99 of 100 no larger than p99</source>
        <translation>Alle Werte zusammen, ohne Schlüssel und was die Datenbank hinzufügt. Die Hälfte aller Werte ist nicht größer als p50, 99 von 100 nicht größer als p99</translation>
    </message>
    <message>
        <source>Bytes of the entries that eviction never takes, and their share of the data</source>
        <translation>Bytes der Einträge, die nie verdrängt werden, und ihr Anteil an den Daten</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::PageHelp</name>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>No file is open. Cachescope looks into SQLite files that keep blobs by key, and tests how such a cache holds up under many users.</source>
        <translation>Keine Datei ist offen. Cachescope sieht in SQLite-Dateien hinein, die Blobs nach Schlüsseln aufbewahren, und prüft, wie ein solcher Cache unter vielen Benutzern standhält.</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Drop files here, or choose them. They are opened read-only; the proof in the menu shows afterwards that not a byte has changed. The first opens in this window, in place of what is open there; further ones, and a recent file that is clicked with Ctrl, get windows of their own.</source>
        <translation>Dateien hier ablegen oder auswählen. Sie werden nur zum Lesen geöffnet; der Beweis im Menü zeigt danach, dass sich kein Byte geändert hat. Die erste öffnet sich in diesem Fenster und ersetzt, was dort offen ist; weitere bekommen eigene Fenster, ebenso eine zuletzt geöffnete Datei, die mit Strg angeklickt wird.</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Size and time are those of when the file was last opened. Files that are gone are grey; the cross takes one out of the list, and leaves the file alone.</source>
        <translation>Größe und Zeit sind die des letzten Öffnens. Dateien, die nicht mehr da sind, sind grau; das Kreuz nimmt eine aus der Liste und lässt die Datei in Ruhe.</translation>
    </message>
    <message>
        <source>Demo cache</source>
        <translation>Demo-Cache</translation>
    </message>
    <message>
        <source>A file with made-up entries, to try everything out on.</source>
        <translation>Eine Datei mit erfundenen Einträgen, um alles auszuprobieren.</translation>
    </message>
    <message>
        <source>Load test</source>
        <translation>Lasttest</translation>
    </message>
    <message>
        <source>Needs no file: it makes a cache, loads it, and removes it.</source>
        <translation>Braucht keine Datei: Er legt einen Cache an, belastet ihn und entfernt ihn.</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>What the open file holds, in figures and charts. A click on a mark of a chart shows the entries behind it. Dragging over bars, or Ctrl+click, narrows all charts down to those entries; the strip below the figures says to what, and leads to the entries. While a scan runs, figures with ≈ are estimates, with their error.</source>
        <translation>Was die offene Datei enthält, in Zahlen und Diagrammen. Ein Klick auf ein Element eines Diagramms zeigt die Einträge dahinter. Ziehen über Balken oder Strg+Klick engt alle Diagramme auf diese Einträge ein; der Streifen unter den Zahlen sagt, worauf, und führt zu den Einträgen. Solange ein Scan läuft, sind Zahlen mit ≈ Schätzungen, mit ihrem Fehler.</translation>
    </message>
    <message>
        <source>Entries, Data</source>
        <translation>Einträge, Daten</translation>
    </message>
    <message>
        <source>How many keys there are, and how large their values are together. p99: 99 of 100 values are no larger.</source>
        <translation>Wie viele Schlüssel es gibt und wie groß ihre Werte zusammen sind. p99: 99 von 100 Werten sind nicht größer.</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>What eviction never takes.</source>
        <translation>Was nie verdrängt wird.</translation>
    </message>
    <message>
        <source>Bloat</source>
        <translation>Ballast</translation>
    </message>
    <message>
        <source>The file&apos;s size divided by the data in it: 1.0 would be nothing but data. Free pages are used again by later entries.</source>
        <translation>Die Größe der Datei, geteilt durch die Daten darin: 1,0 wäre nichts als Daten. Freie Seiten werden von späteren Einträgen wieder benutzt.</translation>
    </message>
    <message>
        <source>Median byte last read</source>
        <translation>Median-Byte zuletzt gelesen</translation>
    </message>
    <message>
        <source>Half of all bytes were read more recently than that before the newest read. A small budget keeps much where this is short.</source>
        <translation>Die Hälfte aller Bytes wurde innerhalb dieser Zeit vor dem neuesten Lesen gelesen. Ein kleines Budget behält viel, wo sie kurz ist.</translation>
    </message>
    <message>
        <source>Size, age, stored</source>
        <translation>Größe, Alter, gespeichert</translation>
    </message>
    <message>
        <source>How many entries, or bytes, fall into each range. Light bars are all, full ones what the conditions leave; lines mark the middle and the largest hundredth.</source>
        <translation>Wie viele Einträge oder Bytes in jeden Bereich fallen. Helle Balken sind alle, volle sind, was die Bedingungen übrig lassen; Linien zeigen die Mitte und das größte Hundertstel.</translation>
    </message>
    <message>
        <source>What a budget would keep</source>
        <translation>Was ein Budget behielte</translation>
    </message>
    <message>
        <source>Replays the cache&apos;s own eviction: for each budget, the share of entries and of bytes that would stay. Drag the line; what is right of it would go. A recorded trace adds how many of its reads would miss.</source>
        <translation>Spielt die Verdrängung des Caches nach: für jedes Budget der Anteil der Einträge und Bytes, der bliebe. Die Linie ziehen; was rechts von ihr steht, ginge. Ein aufgezeichneter Trace fügt hinzu, wie viele seiner Lesezugriffe ins Leere gingen.</translation>
    </message>
    <message>
        <source>By key prefix</source>
        <translation>Nach Schlüsselanfang</translation>
    </message>
    <message>
        <source>Areas are kinds of keys, by bytes or entries. A click goes into one, the path above leads back.</source>
        <translation>Flächen sind Schlüsselarten, nach Bytes oder Einträgen. Ein Klick führt in eine hinein, der Pfad darüber zurück.</translation>
    </message>
    <message>
        <source>Content types</source>
        <translation>Inhaltstypen</translation>
    </message>
    <message>
        <source>What the first bytes of each value look like.</source>
        <translation>Wonach die ersten Bytes jedes Werts aussehen.</translation>
    </message>
    <message>
        <source>Chips above</source>
        <translation>Chips oben</translation>
    </message>
    <message>
        <source>How the file is read, what lies beside it, and whether figures are exact. Click one to learn more.</source>
        <translation>Wie die Datei gelesen wird, was neben ihr liegt und ob die Zahlen genau sind. Einen anklicken, um mehr zu erfahren.</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Every entry that fits the conditions, a row each, however many there are. Beside it, the one that is selected: its value, its bytes, what is known of it.</source>
        <translation>Jeder Eintrag, der die Bedingungen erfüllt, je eine Zeile, wie viele es auch sind. Daneben der ausgewählte: sein Wert, seine Bytes, was von ihm bekannt ist.</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Bedingungen</translation>
    </message>
    <message>
        <source>Each one is a chip and can be removed by itself; all have to hold. Charts of the overview set the same ones.</source>
        <translation>Jede ist ein Filter-Chip und kann einzeln entfernt werden; alle müssen gelten. Diagramme des Überblicks setzen dieselben.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Of the value, as it is stored.</source>
        <translation>Des Werts, wie er gespeichert ist.</translation>
    </message>
    <message>
        <source>Last read</source>
        <translation>Zuletzt gelesen</translation>
    </message>
    <message>
        <source>As the file has it. Caches write this now and then, so the newest may be some seconds behind. Age counts back from the newest read in the file, not from now.</source>
        <translation>Wie die Datei sie hat. Caches schreiben sie nur ab und zu, die neuesten können also einige Sekunden zurückliegen. Das Alter zählt vom neuesten Lesen in der Datei zurück, nicht von jetzt.</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>When the value was stored. In files where that stands behind the value it is read as you scroll; sorting by it then goes by the order of insertion, which is close.</source>
        <translation>Wann der Wert gespeichert wurde. In Dateien, in denen das hinter dem Wert steht, wird es beim Blättern gelesen; Sortieren geht dann nach der Reihenfolge des Einfügens, die dem nahekommt.</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Guessed from the first bytes. “gzip: JSON” is JSON that was packed.</source>
        <translation>Vermutet aus den ersten Bytes. „gzip: JSON“ ist gepacktes JSON.</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Anzahlen</translation>
    </message>
    <message>
        <source>At the right, how many entries fit and how large they are together; at the bottom, how many are selected.</source>
        <translation>Rechts, wie viele Einträge passen und wie groß sie zusammen sind; unten, wie viele ausgewählt sind.</translation>
    </message>
    <message>
        <source>Simulated users read and store against a cache of its own, as the form says, and every lock error is counted by its cause. Two designs run one after the other with the same operations, so that the difference is theirs.</source>
        <translation>Simulierte Benutzer lesen und speichern in einem eigenen Cache, wie es das Formular sagt, und jeder Sperrfehler wird nach seiner Ursache gezählt. Zwei Entwürfe laufen nacheinander mit denselben Operationen, der Unterschied ist also ihrer.</translation>
    </message>
    <message>
        <source>Operations/s</source>
        <translation>Operationen/s</translation>
    </message>
    <message>
        <source>Reads and stores that succeeded, a second.</source>
        <translation>Lesezugriffe und Speicherungen, die gelangen, je Sekunde.</translation>
    </message>
    <message>
        <source>p50, p95, p99</source>
        <translation>p50, p95, p99</translation>
    </message>
    <message>
        <source>Half, 95 and 99 of 100 operations took no longer. Where arrivals have a fixed rate, time counts from when an operation was due, so that waiting in line is part of it.</source>
        <translation>Die Hälfte, 95 und 99 von 100 Operationen dauerten nicht länger. Wo Ankünfte eine feste Rate haben, zählt die Zeit ab dem Augenblick, in dem eine Operation fällig war, das Warten in der Schlange also mit.</translation>
    </message>
    <message>
        <source>Hit ratio</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>Reads that found their key, of all reads.</source>
        <translation>Lesezugriffe, die ihren Schlüssel fanden, von allen.</translation>
    </message>
    <message>
        <source>Lock errors</source>
        <translation>Sperrfehler</translation>
    </message>
    <message>
        <source>“database is locked” and its kin. One is one too many: the test then fails. By cause: which code, in which phase, and whether the busy handler was asked at all.</source>
        <translation>„database is locked“ und Verwandte. Einer ist einer zu viel: Dann ist der Test nicht bestanden. Nach Ursache: welcher Code, in welcher Phase und ob der Busy-Handler überhaupt gefragt wurde.</translation>
    </message>
    <message>
        <source>Worst wait</source>
        <translation>Längstes Warten</translation>
    </message>
    <message>
        <source>The longest wait for a lock as a share of the timeout. From half of it on it is a near miss: no error yet, but little room.</source>
        <translation>Das längste Warten auf eine Sperre als Anteil des Zeitlimits. Ab der Hälfte ist es ein Beinahe-Fehler: noch kein Fehler, aber wenig Spielraum.</translation>
    </message>
    <message>
        <source>WAL</source>
        <translation>WAL</translation>
    </message>
    <message>
        <source>The write-ahead log. It grows while readers keep it from being written back; it should stay bounded.</source>
        <translation>Das Write-Ahead-Log. Es wächst, solange Leser verhindern, dass es zurückgeschrieben wird; es sollte begrenzt bleiben.</translation>
    </message>
    <message>
        <source>Disk delay</source>
        <translation>Verzögerung des Datenträgers</translation>
    </message>
    <message>
        <source>How long an fsync takes: 5 to 300 ms on virtual servers. It is simulated, and can be moved while the test runs.</source>
        <translation>Wie lange ein fsync dauert: 5 bis 300 ms auf virtuellen Servern. Es wird simuliert und lässt sich während des Tests verstellen.</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Holds: no lock error, nothing lost or wrong, and the thresholds of the scenario are met.</source>
        <translation>Hält: kein Sperrfehler, nichts verloren oder falsch, und die Grenzwerte des Szenarios sind erfüllt.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Load tests that were run, kept between starts: to look at again, to compare, to repeat.</source>
        <translation>Gelaufene Lasttests, über Neustarts hinweg gespeichert: zum Wiederansehen, Vergleichen, Wiederholen.</translation>
    </message>
    <message>
        <source>Whether each design held, as at the end of its run.</source>
        <translation>Ob jeder Entwurf hielt, wie am Ende seines Laufs.</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Select two. A change is only told as one where it is larger than the noise within the runs.</source>
        <translation>Zwei auswählen. Eine Änderung gilt nur dann als eine, wenn sie größer ist als das Rauschen innerhalb der Läufe.</translation>
    </message>
    <message>
        <source>Repeating</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Starts the same scenario with the same seed again.</source>
        <translation>Startet dasselbe Szenario mit demselben Startwert noch einmal.</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::PresetBar</name>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset to the preset</source>
        <translation>Auf die Vorlage zurücksetzen</translation>
    </message>
    <message>
        <source>Bring my changes back</source>
        <translation>Meine Änderungen zurückholen</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Eigenes</translation>
    </message>
    <message>
        <source>A scenario of your own.</source>
        <translation>Ein eigenes Szenario.</translation>
    </message>
    <message>
        <source>P&amp;reset</source>
        <translation>&amp;Vorlage</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::PreviewContent</name>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Formatted</source>
        <translation>Formatiert</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelltext</translation>
    </message>
    <message>
        <source>Fold all</source>
        <translation>Alles zuklappen</translation>
    </message>
    <message>
        <source>Hide what is inside of objects and arrays</source>
        <translation>Verbergen, was in Objekten und Listen steht</translation>
    </message>
    <message>
        <source>Unfold all</source>
        <translation>Alles aufklappen</translation>
    </message>
    <message>
        <source>Show all lines</source>
        <translation>Alle Zeilen zeigen</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find in the text (Ctrl+F)</source>
        <translation>Im Text suchen (Strg+F)</translation>
    </message>
    <message>
        <source>The value is empty.</source>
        <translation>Der Wert ist leer.</translation>
    </message>
    <message>
        <source>The address was copied: %1</source>
        <translation>Die Adresse wurde kopiert: %1</translation>
    </message>
    <message>
        <source>Only the start is formatted. The source has all of it.</source>
        <translation>Nur der Anfang ist formatiert. Der Quelltext hat alles.</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Zeichnung</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::PreviewHeader</name>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Read and show more of the value</source>
        <translation>Mehr vom Wert lesen und zeigen</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Save the value as a file</source>
        <translation>Den Wert als Datei speichern</translation>
    </message>
    <message>
        <source>Hide this pane (F4)</source>
        <translation>Diesen Bereich verbergen (F4)</translation>
    </message>
    <message>
        <source>Copy key</source>
        <translation>Schlüssel kopieren</translation>
    </message>
    <message>
        <source>← Back</source>
        <translation>← Zurück</translation>
    </message>
    <message>
        <source>Back to the whole value (Esc, Alt+Left)</source>
        <translation>Zurück zum ganzen Wert (Esc, Alt+Links)</translation>
    </message>
    <message>
        <source>What the value is</source>
        <translation>Was der Wert ist</translation>
    </message>
    <message>
        <source>As it is &amp;stored…</source>
        <translation>&amp;Wie gespeichert…</translation>
    </message>
    <message>
        <source>&amp;Unpacked…</source>
        <translation>&amp;Entpackt…</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::PreviewPane</name>
    <message>
        <source>Stop</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop reading the value</source>
        <translation>Lesen des Werts abbrechen</translation>
    </message>
    <message>
        <source>Reading the value…</source>
        <translation>Der Wert wird gelesen…</translation>
    </message>
    <message>
        <source>Select an entry to see what it holds.</source>
        <translation>Einen Eintrag auswählen, um zu sehen, was er enthält.</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>See the value</source>
        <translation>Den Wert ansehen</translation>
    </message>
    <message>
        <source>See its bytes</source>
        <translation>Seine Bytes ansehen</translation>
    </message>
    <message>
        <source>See the details of the entry</source>
        <translation>Die Details des Eintrags ansehen</translation>
    </message>
    <message>
        <source>Back out of a field</source>
        <translation>Zurück aus einem Feld</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::PreviewReader</name>
    <message>
        <source>Reading it was stopped.</source>
        <translation>Das Lesen wurde abgebrochen.</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::PreviewText</name>
    <message>
        <source>unknown content</source>
        <translation>unbekannter Inhalt</translation>
    </message>
    <message>
        <source>%1, more than %2</source>
        <translation>%1, mehr als %2</translation>
    </message>
    <message>
        <source>%1 (a guess)</source>
        <translation>%1 (vermutet)</translation>
    </message>
    <message>
        <source>, %1 bytes are none</source>
        <translation>, %1 Bytes passen nicht</translation>
    </message>
    <message>
        <source>1 line</source>
        <translation>1 Zeile</translation>
    </message>
    <message>
        <source>%1 lines</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>Only the first %1 are shown.</source>
        <translation>Nur die ersten %1 werden gezeigt.</translation>
    </message>
    <message>
        <source>Unknown kind of content</source>
        <translation>Unbekannte Art von Inhalt</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>PDF-Dokument</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Python object (pickle)</source>
        <translation>Python-Objekt (pickle)</translation>
    </message>
    <message>
        <source>Ruby object</source>
        <translation>Ruby-Objekt</translation>
    </message>
    <message>
        <source>SQLite database</source>
        <translation>SQLite-Datenbank</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::ProgressText</name>
    <message>
        <source>Running: %1 of %2 operations</source>
        <translation>Läuft: %1 von %2 Operationen</translation>
    </message>
    <message>
        <source>Paused at %1 of %2 s</source>
        <translation>Pausiert bei %1 von %2 s</translation>
    </message>
    <message>
        <source>Running %1 of %2 s</source>
        <translation>Läuft, %1 von %2 s</translation>
    </message>
    <message>
        <source>Warming up</source>
        <translation>Aufwärmen</translation>
    </message>
    <message>
        <source>Closing the cache</source>
        <translation>Der Cache wird geschlossen</translation>
    </message>
    <message>
        <source>Verifying the file: %1 %</source>
        <translation>Die Datei wird geprüft: %1 %</translation>
    </message>
    <message>
        <source>Verifying the file</source>
        <translation>Die Datei wird geprüft</translation>
    </message>
    <message>
        <source>Preparing the cache: %1 %</source>
        <translation>Der Cache wird vorbereitet: %1 %</translation>
    </message>
    <message>
        <source>Preparing the cache</source>
        <translation>Der Cache wird vorbereitet</translation>
    </message>
    <message>
        <source>%1 (%2 of %3)</source>
        <translation>%1 (%2 von %3)</translation>
    </message>
    <message>
        <source>Paused at %1 of %2 operations</source>
        <translation>Pause bei %1 von %2 Operationen</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Wird beendet</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::ProofDialog</name>
    <message>
        <source>Before and now</source>
        <translation>Vorher und jetzt</translation>
    </message>
    <message>
        <source>&amp;Take the SHA-256</source>
        <translation>SHA-256 &amp;berechnen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The file, what is beside it, and its folder</source>
        <translation>Die Datei, was daneben liegt, und ihr Ordner</translation>
    </message>
    <message>
        <source>Names in the folder</source>
        <translation>Namen im Ordner</translation>
    </message>
    <message>
        <source>The content</source>
        <translation>Der Inhalt</translation>
    </message>
    <message>
        <source>SHA-256 of this file</source>
        <translation>SHA-256 dieser Datei</translation>
    </message>
    <message>
        <source>not taken</source>
        <translation>nicht berechnet</translation>
    </message>
    <message>
        <source>SHA-256 of the original</source>
        <translation>SHA-256 des Originals</translation>
    </message>
    <message>
        <source>paste what sha256sum prints where the file comes from</source>
        <translation>einfügen, was sha256sum dort ausgibt, wo die Datei herkommt</translation>
    </message>
    <message>
        <source>Progress of the SHA-256</source>
        <translation>Fortschritt des SHA-256</translation>
    </message>
    <message>
        <source>Of this file</source>
        <translation>Dieser Datei</translation>
    </message>
    <message>
        <source>Of the &amp;original</source>
        <translation>Des &amp;Originals</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>&amp;Noch einmal ansehen</translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation>Als Text &amp;kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Is %1 untouched?</source>
        <translation>Ist %1 unberührt?</translation>
    </message>
    <message>
        <source>Cancelled; no SHA-256 was taken.</source>
        <translation>Abgebrochen; kein SHA-256 wurde berechnet.</translation>
    </message>
    <message>
        <source>At opening, %1</source>
        <translation>Beim Öffnen, %1</translation>
    </message>
    <message>
        <source>Now, %1</source>
        <translation>Jetzt, %1</translation>
    </message>
    <message>
        <source>&amp;Take it again</source>
        <translation>Neu &amp;berechnen</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::ProofText</name>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Bytes</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>nicht da</translation>
    </message>
    <message>
        <source>%1 bytes, modified %2</source>
        <translation>%1 Bytes, geändert %2</translation>
    </message>
    <message>
        <source>looking…</source>
        <translation>wird angesehen…</translation>
    </message>
    <message>
        <source>same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>CHANGED</source>
        <translation>GEÄNDERT</translation>
    </message>
    <message>
        <source>Another process has the file open: it may write at any moment, and a change is then its doing. So this tells only what was so until now, and nothing of the content. Cachescope writes nothing to the file or its log, but takes its place in the -shm, as every reader of a file in use does.</source>
        <translation>Ein anderer Prozess hat die Datei offen: Er kann jederzeit schreiben, und eine Änderung ist dann sein Werk. Dies sagt deshalb nur, was bis jetzt so war, und nichts über den Inhalt. Cachescope schreibt nichts in die Datei oder ihr Log, belegt aber seinen Platz in der -shm, wie jeder Leser einer benutzten Datei.</translation>
    </message>
    <message>
        <source>Looking at the file…</source>
        <translation>Die Datei wird angesehen…</translation>
    </message>
    <message>
        <source>Size and times prove above that nothing was written; the content itself, %1, is read only when you ask for it. No SHA-256 was taken at opening: compare it with the original&apos;s.</source>
        <translation>Größe und Zeiten oben beweisen, dass nichts geschrieben wurde; der Inhalt selbst, %1, wird nur auf Wunsch gelesen. Beim Öffnen wurde kein SHA-256 berechnet: mit dem des Originals vergleichen.</translation>
    </message>
    <message>
        <source>Taken %1, in %2. Compare it with the original&apos;s, or take it again later to see that the content stays the same.</source>
        <translation>Berechnet %1, in %2. Mit dem des Originals vergleichen oder später neu berechnen, um zu sehen, dass der Inhalt gleich bleibt.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Last change of any kind</source>
        <translation>Letzte Änderung jeder Art</translation>
    </message>
    <message>
        <source>Inode</source>
        <translation>Inode</translation>
    </message>
    <message>
        <source>Names in the folder</source>
        <translation>Namen im Ordner</translation>
    </message>
    <message>
        <source>Folder modified</source>
        <translation>Ordner geändert</translation>
    </message>
    <message>
        <source>%1   GONE since opening</source>
        <translation>%1   WEG seit dem Öffnen</translation>
    </message>
    <message>
        <source>%1   NEW since opening</source>
        <translation>%1   NEU seit dem Öffnen</translation>
    </message>
    <message>
        <source>This is no SHA-256: it has 64 characters from 0 to 9 and a to f.</source>
        <translation>Das ist kein SHA-256: Er hat 64 Zeichen von 0 bis 9 und a bis f.</translation>
    </message>
    <message>
        <source>Take the SHA-256 to compare it with this one.</source>
        <translation>Den SHA-256 berechnen, um ihn mit diesem zu vergleichen.</translation>
    </message>
    <message>
        <source>The same: this file is, byte for byte, the one that this SHA-256 was taken of.</source>
        <translation>Derselbe: Diese Datei ist Byte für Byte die, von der dieser SHA-256 stammt.</translation>
    </message>
    <message>
        <source>Another one: this file is not the one that this SHA-256 was taken of.</source>
        <translation>Ein anderer: Diese Datei ist nicht die, von der dieser SHA-256 stammt.</translation>
    </message>
    <message>
        <source>At opening, %1</source>
        <translation>Beim Öffnen, %1</translation>
    </message>
    <message>
        <source>Now, %1</source>
        <translation>Jetzt, %1</translation>
    </message>
    <message>
        <source>%1: at opening %2; now %3; %4</source>
        <translation>%1: beim Öffnen %2; jetzt %3; %4</translation>
    </message>
    <message>
        <source>SHA-256 %1  %2</source>
        <translation>SHA-256 %1  %2</translation>
    </message>
    <message>
        <source>Names in the folder:</source>
        <translation>Namen im Ordner:</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::QtAudioOutput</name>
    <message>
        <source>No sound device was found.</source>
        <translation>Kein Tonausgabegerät wurde gefunden.</translation>
    </message>
    <message>
        <source>The sound device could not be opened.</source>
        <translation>Das Tonausgabegerät konnte nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>The sound device was lost.</source>
        <translation>Das Tonausgabegerät ist nicht mehr da.</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::QuitQuestion</name>
    <message>
        <source>Quit Cachescope?</source>
        <translation>Cachescope beenden?</translation>
    </message>
    <message>
        <source>Close this window?</source>
        <translation>Dieses Fenster schließen?</translation>
    </message>
    <message>
        <source>Something is not finished</source>
        <translation>Etwas ist noch nicht fertig</translation>
    </message>
    <message>
        <source>Stop and &amp;quit</source>
        <translation>Stoppen und &amp;beenden</translation>
    </message>
    <message>
        <source>Stop and c&amp;lose</source>
        <translation>Stoppen und s&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Keep running</source>
        <translation>&amp;Weiterlaufen lassen</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::Rail</name>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Load test</source>
        <translation>Lasttest</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::RecentFileRow</name>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Remove %1 from the list</source>
        <translation>%1 aus der Liste entfernen</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Aus der Liste entfernen</translation>
    </message>
    <message>
        <source>no longer there</source>
        <translation>nicht mehr da</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Open in a new &amp;window</source>
        <translation>In neuem &amp;Fenster öffnen</translation>
    </message>
    <message>
        <source>&amp;Remove from the list</source>
        <translation>Aus der Liste &amp;entfernen</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::RowView</name>
    <message>
        <source>row %1 of %2</source>
        <translation>Zeile %1 von %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>loading</source>
        <translation>wird geladen</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::RunCharts</name>
    <message>
        <source>other</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>Lock errors are shown</source>
        <translation>Sperrfehler werden gezeigt</translation>
    </message>
    <message>
        <source>cumulative</source>
        <translation>aufsummiert</translation>
    </message>
    <message>
        <source>per second</source>
        <translation>je Sekunde</translation>
    </message>
    <message>
        <source>Load is shown as</source>
        <translation>Last wird gezeigt als</translation>
    </message>
    <message>
        <source>users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>near miss: half of the timeout</source>
        <translation>Beinahe-Fehler: Hälfte des Zeitlimits</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>operations / s</source>
        <translation>Operationen / s</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>log</source>
        <translation>log.</translation>
    </message>
    <message>
        <source>Lock errors</source>
        <translation>Sperrfehler</translation>
    </message>
    <message>
        <source>Lock waits</source>
        <translation>Warten auf Sperren</translation>
    </message>
    <message>
        <source>longest, share of the timeout</source>
        <translation>längstes, Anteil am Zeitlimit</translation>
    </message>
    <message>
        <source>Write-ahead log</source>
        <translation>Write-Ahead-Log</translation>
    </message>
    <message>
        <source>size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>active users</source>
        <translation>aktive Benutzer</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>arrivals / s</source>
        <translation>Ankünfte / s</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::RunControls</name>
    <message>
        <source>Stop</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Active users</source>
        <translation>Aktive Benutzer</translation>
    </message>
    <message>
        <source>Arrivals</source>
        <translation>Ankünfte</translation>
    </message>
    <message>
        <source>Disk sync delay</source>
        <translation>Fsync-Verzögerung</translation>
    </message>
    <message>
        <source>As planned</source>
        <translation>Wie geplant</translation>
    </message>
    <message>
        <source>Change the run</source>
        <translation>Den Lauf ändern</translation>
    </message>
    <message>
        <source>Stop the run</source>
        <translation>Den Lauf beenden</translation>
    </message>
    <message>
        <source>Users, arrivals and disk as planned</source>
        <translation>Benutzer, Ankünfte und Datenträger wie geplant</translation>
    </message>
    <message>
        <source>Users, arrivals and disk as the scenario says</source>
        <translation>Benutzer, Ankünfte und Datenträger, wie das Szenario sagt</translation>
    </message>
    <message>
        <source>How many of the scenario&apos;s users are active</source>
        <translation>Wie viele Benutzer des Szenarios aktiv sind</translation>
    </message>
    <message>
        <source>Operations that arrive each second, all users together</source>
        <translation>Operationen, die jede Sekunde ankommen, alle Benutzer zusammen</translation>
    </message>
    <message>
        <source>How much longer each fsync takes than the real disk needs</source>
        <translation>Wie viel länger jedes fsync dauert, als der echte Datenträger braucht</translation>
    </message>
    <message>
        <source>/s</source>
        <translation>/s</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>%1 to %2 ms</source>
        <translation>%1 bis %2 ms</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Resume the run</source>
        <translation>Den Lauf fortsetzen</translation>
    </message>
    <message>
        <source>Pause the run</source>
        <translation>Den Lauf pausieren</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::RunFacts</name>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Users that take part at this moment</source>
        <translation>Benutzer, die in diesem Augenblick teilnehmen</translation>
    </message>
    <message>
        <source>Worst wait</source>
        <translation>Längstes Warten</translation>
    </message>
    <message>
        <source>The longest wait for a lock so far, as a share of the timeout of its connection: at 100 % it is an error</source>
        <translation>Das bisher längste Warten auf eine Sperre, als Anteil am Zeitlimit seiner Verbindung: Bei 100 % ist es ein Fehler</translation>
    </message>
    <message>
        <source>Near misses</source>
        <translation>Beinahe-Fehler</translation>
    </message>
    <message>
        <source>Waits of at least half of the timeout that still got their lock</source>
        <translation>Wartezeiten ab der Hälfte des Zeitlimits, nach denen die Sperre noch kam</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>Values that were read and compared with what was stored; known when a run ends</source>
        <translation>Werte, die gelesen und mit dem Gespeicherten verglichen wurden; bekannt, wenn ein Lauf endet</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Values that were torn, stale, lost or wrong</source>
        <translation>Werte, die zerrissen, veraltet, verloren oder falsch waren</translation>
    </message>
    <message>
        <source>Harness</source>
        <translation>Messaufwand</translation>
    </message>
    <message>
        <source>What the load test itself costs, as a share of the time of its users: choosing operations, checking values, taking samples</source>
        <translation>Was der Lasttest selbst kostet, als Anteil an der Zeit seiner Benutzer: Operationen wählen, Werte prüfen, Messwerte nehmen</translation>
    </message>
    <message>
        <source>More figures</source>
        <translation>Weitere Zahlen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::RunFiles</name>
    <message>
        <source>Export the load test</source>
        <translation>Den Lasttest exportieren</translation>
    </message>
    <message>
        <source>Save the load test elsewhere</source>
        <translation>Den Lasttest anderswo speichern</translation>
    </message>
    <message>
        <source>Import reports of load tests</source>
        <translation>Berichte von Lasttests importieren</translation>
    </message>
    <message>
        <source>Reports (*.json)</source>
        <translation>Berichte (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::RunListCard</name>
    <message>
        <source>Designs</source>
        <translation>Entwürfe</translation>
    </message>
    <message>
        <source>Compared: first design</source>
        <translation>Verglichen: erster Entwurf</translation>
    </message>
    <message>
        <source>Compared: second design</source>
        <translation>Verglichen: zweiter Entwurf</translation>
    </message>
    <message>
        <source>Designs with their figures</source>
        <translation>Entwürfe mit ihren Zahlen</translation>
    </message>
    <message>
        <source>Double-click a design to compare it</source>
        <translation>Einen Entwurf doppelklicken, um ihn zu vergleichen</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>Verglichen</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::RunSheet</name>
    <message>
        <source>Search for the limit</source>
        <translation>Suche nach der Grenze</translation>
    </message>
    <message>
        <source>Steps of the search</source>
        <translation>Schritte der Suche</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>Grenzwerte</translation>
    </message>
    <message>
        <source>‹ &amp;All runs</source>
        <translation>‹ &amp;Alle Läufe</translation>
    </message>
    <message>
        <source>Back to the list (Esc)</source>
        <translation>Zurück zur Liste (Esc)</translation>
    </message>
    <message>
        <source>&amp;Repeat</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Run its scenario again, now</source>
        <translation>Das Szenario jetzt noch einmal ausführen</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Take the run away; it can be undone</source>
        <translation>Den Lauf entfernen; lässt sich rückgängig machen</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Szenario</translation>
    </message>
    <message>
        <source>Where it ran</source>
        <translation>Wo er lief</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::RunTableModel</name>
    <message>
        <source>Design</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Operations / s</source>
        <translation>Operationen / s</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>Hit ratio</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>Lock errors</source>
        <translation>Sperrfehler</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Worst wait</source>
        <translation>Längstes Warten</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::RunText</name>
    <message>
        <source>1 lock error</source>
        <translation>1 Sperrfehler</translation>
    </message>
    <message>
        <source>%1 lock errors</source>
        <translation>%1 Sperrfehler</translation>
    </message>
    <message>
        <source>1 failed operation</source>
        <translation>1 fehlgeschlagene Operation</translation>
    </message>
    <message>
        <source>%1 failed operations</source>
        <translation>%1 fehlgeschlagene Operationen</translation>
    </message>
    <message>
        <source>no wait near the timeout</source>
        <translation>kein Warten nahe am Zeitlimit</translation>
    </message>
    <message>
        <source>worst wait %1 of the timeout</source>
        <translation>längstes Warten %1 des Zeitlimits</translation>
    </message>
    <message>
        <source>users from %1 to %2</source>
        <translation>Benutzer von %1 auf %2</translation>
    </message>
    <message>
        <source>rate from %1/s to %2/s</source>
        <translation>Rate von %1/s auf %2/s</translation>
    </message>
    <message>
        <source>disk from “%1” to “%2”</source>
        <translation>Datenträger von „%1“ auf „%2“</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>resumed after %1</source>
        <translation>fortgesetzt nach %1</translation>
    </message>
    <message>
        <source>resumed</source>
        <translation>fortgesetzt</translation>
    </message>
    <message>
        <source>%1: stopped early, %2</source>
        <translation>%1: vorzeitig beendet, %2</translation>
    </message>
    <message>
        <source>no lock error</source>
        <translation>kein Sperrfehler</translation>
    </message>
    <message>
        <source>%1: holds, %2</source>
        <translation>%1: hält, %2</translation>
    </message>
    <message>
        <source>No lock error and no failed operation.</source>
        <translation>Kein Sperrfehler und keine fehlgeschlagene Operation.</translation>
    </message>
    <message>
        <source>The scenario&apos;s thresholds allow that.</source>
        <translation>Die Grenzwerte des Szenarios lassen das zu.</translation>
    </message>
    <message>
        <source>%1 of %2 designs hold</source>
        <translation>%1 von %2 Entwürfen halten</translation>
    </message>
    <message>
        <source>%1, at %2: %3</source>
        <translation>%1, bei %2: %3</translation>
    </message>
    <message>
        <source>%1 (planned)</source>
        <translation>%1 (geplant)</translation>
    </message>
    <message>
        <source>%1: fails</source>
        <translation>%1: versagt</translation>
    </message>
    <message>
        <source>%1: fails, %2</source>
        <translation>%1: versagt, %2</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>fails</source>
        <translation>versagt</translation>
    </message>
    <message>
        <source>stopped early</source>
        <translation>vorzeitig beendet</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>hält</translation>
    </message>
    <message>
        <source>not run</source>
        <translation>nicht gelaufen</translation>
    </message>
    <message>
        <source>broke off</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>While %1 ran, users, rate or disk were changed by hand: the designs did not have the same load.</source>
        <translation>Während %1 lief, wurden Benutzer, Rate oder Datenträger von Hand geändert: Die Entwürfe hatten nicht dieselbe Last.</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::RunView</name>
    <message>
        <source>Operations / s</source>
        <translation>Operationen / s</translation>
    </message>
    <message>
        <source>Latency p99</source>
        <translation>Latenz p99</translation>
    </message>
    <message>
        <source>Hit ratio</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>Lock errors</source>
        <translation>Sperrfehler</translation>
    </message>
    <message>
        <source>Operations that succeeded: of the last second while a run goes on, of all of it at its end</source>
        <translation>Gelungene Operationen: der letzten Sekunde, solange ein Lauf läuft, des ganzen an seinem Ende</translation>
    </message>
    <message>
        <source>Reads that found their entry, as a share of all reads</source>
        <translation>Lesezugriffe, die ihren Eintrag fanden, als Anteil an allen</translation>
    </message>
    <message>
        <source>Operations that SQLite refused because of a lock, since the run began</source>
        <translation>Operationen, die SQLite wegen einer Sperre ablehnte, seit der Lauf begann</translation>
    </message>
    <message>
        <source>99 of 100 operations that succeeded were quicker: at the end of a run, of reads or of writes, whichever is worse; while it goes on, in the worst tenth of the last second</source>
        <translation>99 von 100 gelungenen Operationen waren schneller: am Ende eines Laufs von Lesen oder Schreiben, was schlechter ist; solange er läuft, im schlechtesten Zehntel der letzten Sekunde</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::RunsPage</name>
    <message>
        <source>The load test was written to %1.</source>
        <translation>Der Lasttest wurde in %1 geschrieben.</translation>
    </message>
    <message>
        <source>The scenario of this load test cannot be run again: %1</source>
        <translation>Das Szenario dieses Lasttests kann nicht noch einmal laufen: %1</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>load tests that were run, kept between starts</source>
        <translation>gelaufene Lasttests, über Neustarts hinweg gespeichert</translation>
    </message>
    <message>
        <source>1 run selected</source>
        <translation>1 Lauf ausgewählt</translation>
    </message>
    <message>
        <source>%1 runs selected</source>
        <translation>%1 Läufe ausgewählt</translation>
    </message>
    <message>
        <source>The load test “%1” could not be kept: %2</source>
        <translation>Der Lasttest „%1“ konnte nicht gespeichert werden: %2</translation>
    </message>
    <message>
        <source>A run was deleted.</source>
        <translation>Ein Lauf wurde gelöscht.</translation>
    </message>
    <message>
        <source>%1 runs were deleted.</source>
        <translation>%1 Läufe wurden gelöscht.</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Save else&amp;where…</source>
        <translation>Anders&amp;wo speichern…</translation>
    </message>
    <message>
        <source>Bring back the runs that were deleted last</source>
        <translation>Zuletzt gelöschte Läufe zurückholen</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::SafeSvgText</name>
    <message>
        <source>The drawing is not shown: %1.</source>
        <translation>Die Zeichnung wird nicht gezeigt: %1.</translation>
    </message>
    <message>
        <source>The drawing is damaged: %1.</source>
        <translation>Die Zeichnung ist beschädigt: %1.</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>sie ist leer</translation>
    </message>
    <message>
        <source>its parts are repeated too often</source>
        <translation>ihre Teile werden zu oft wiederholt</translation>
    </message>
    <message>
        <source>This is XML, and no drawing.</source>
        <translation>Das ist XML, aber keine Zeichnung.</translation>
    </message>
    <message>
        <source>its parts are nested too deeply</source>
        <translation>ihre Teile sind zu tief verschachtelt</translation>
    </message>
    <message>
        <source>it has too many parts</source>
        <translation>sie hat zu viele Teile</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::ScaleText</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::ScenarioFieldsView</name>
    <message>
        <source>The stages of users decide how long the run takes.</source>
        <translation>Die Stufen der Benutzer bestimmen, wie lange der Lauf dauert.</translation>
    </message>
    <message numerus="yes">
        <source>%n stage(s)</source>
        <translation>
            <numerusform>%n Stufe</numerusform>
            <numerusform>%n Stufen</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>The stages below say how users come and go.</source>
        <translation>Die Stufen unten sagen, wie Benutzer kommen und gehen.</translation>
    </message>
    <message>
        <source>A run that ends after a number of operations has no ramp.</source>
        <translation>Ein Lauf, der nach einer Zahl von Operationen endet, hat keine Rampe.</translation>
    </message>
    <message>
        <source>as in the mix</source>
        <translation>wie in der Mischung</translation>
    </message>
    <message>
        <source>The mix of operations below has more than reads and stores.</source>
        <translation>Die Mischung der Operationen unten hat mehr als Lesen und Speichern.</translation>
    </message>
    <message>
        <source>of the file</source>
        <translation>der Datei</translation>
    </message>
    <message>
        <source>A run on a copy uses the keys that are in the file.</source>
        <translation>Ein Lauf auf einer Kopie benutzt die Schlüssel, die in der Datei sind.</translation>
    </message>
    <message>
        <source>Smalle&amp;st</source>
        <translation>&amp;Kleinste</translation>
    </message>
    <message>
        <source>Si&amp;ze, median</source>
        <translation>&amp;Größe, Median</translation>
    </message>
    <message>
        <source>Si&amp;ze</source>
        <translation>G&amp;röße</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>at a rate</source>
        <translation>mit einer Rate</translation>
    </message>
    <message numerus="yes">
        <source>%n kind(s)</source>
        <translation>
            <numerusform>%n Art</numerusform>
            <numerusform>%n Arten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n threshold(s)</source>
        <translation>
            <numerusform>%n Grenzwert</numerusform>
            <numerusform>%n Grenzwerte</numerusform>
        </translation>
    </message>
    <message>
        <source>This file is open here, where it is only looked at. Run on a copy, or close it.</source>
        <translation>Diese Datei ist hier offen, wo sie nur angesehen wird. Auf einer Kopie laufen lassen oder sie schließen.</translation>
    </message>
    <message>
        <source>at random</source>
        <translation>zufällig</translation>
    </message>
    <message>
        <source>evenly spread</source>
        <translation>gleichmäßig verteilt</translation>
    </message>
    <message>
        <source>all users together</source>
        <translation>alle Benutzer zusammen</translation>
    </message>
    <message>
        <source>all of it</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>its ends</source>
        <translation>seine Enden</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Budget and contents</source>
        <translation>Budget und Inhalt</translation>
    </message>
    <message>
        <source>Budget, 0: no limit</source>
        <translation>Budget, 0: keine Grenze</translation>
    </message>
    <message>
        <source>Stored before</source>
        <translation>Vorher gespeichert</translation>
    </message>
    <message>
        <source>Run on the file itself</source>
        <translation>Auf der Datei selbst laufen</translation>
    </message>
    <message>
        <source>Pace and stages</source>
        <translation>Tempo und Stufen</translation>
    </message>
    <message>
        <source>A user&apos;s next operation begins</source>
        <translation>Die nächste Operation eines Benutzers beginnt</translation>
    </message>
    <message>
        <source>after a think time</source>
        <translation>nach einer Denkzeit</translation>
    </message>
    <message>
        <source>at a rate, whatever happens</source>
        <translation>mit einer Rate, was auch geschieht</translation>
    </message>
    <message>
        <source>Arrivals</source>
        <translation>Ankünfte</translation>
    </message>
    <message>
        <source>The run ends</source>
        <translation>Der Lauf endet</translation>
    </message>
    <message>
        <source>after its duration</source>
        <translation>nach seiner Dauer</translation>
    </message>
    <message>
        <source>after a number of operations</source>
        <translation>nach einer Zahl von Operationen</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Aufwärmen</translation>
    </message>
    <message>
        <source>Stages of users</source>
        <translation>Stufen der Benutzer</translation>
    </message>
    <message>
        <source>users at the end</source>
        <translation>Benutzer am Ende</translation>
    </message>
    <message>
        <source>takes</source>
        <translation>dauert</translation>
    </message>
    <message>
        <source>Add a stage</source>
        <translation>Eine Stufe hinzufügen</translation>
    </message>
    <message>
        <source>Mix of operations</source>
        <translation>Mischung der Operationen</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Keys in a batch</source>
        <translation>Schlüssel je Stapel</translation>
    </message>
    <message>
        <source>Synthesis takes</source>
        <translation>Synthese dauert</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Datenträger</translation>
    </message>
    <message>
        <source>Kind of disk</source>
        <translation>Art des Datenträgers</translation>
    </message>
    <message>
        <source>numbers of its own</source>
        <translation>eigene Zahlen</translation>
    </message>
    <message>
        <source>The same in numbers</source>
        <translation>Dasselbe in Zahlen</translation>
    </message>
    <message>
        <source>Becomes another one</source>
        <translation>Wird ein anderer</translation>
    </message>
    <message>
        <source>at</source>
        <translation>nach</translation>
    </message>
    <message>
        <source>disk</source>
        <translation>Datenträger</translation>
    </message>
    <message>
        <source>Add a change</source>
        <translation>Eine Änderung hinzufügen</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Checked of each value that is read</source>
        <translation>Geprüft an jedem gelesenen Wert</translation>
    </message>
    <message>
        <source>Check the whole file at the end</source>
        <translation>Am Ende die ganze Datei prüfen</translation>
    </message>
    <message>
        <source>Must hold</source>
        <translation>Muss gelten</translation>
    </message>
    <message>
        <source>condition</source>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>Add a threshold</source>
        <translation>Einen Grenzwert hinzufügen</translation>
    </message>
    <message>
        <source>Name and seed</source>
        <translation>Name und Startwert</translation>
    </message>
    <message>
        <source>Name in reports</source>
        <translation>Name in Berichten</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Cache files (*.db *.sqlite *.sqlite3)</source>
        <translation>Cache-Dateien (*.db *.sqlite *.sqlite3)</translation>
    </message>
    <message>
        <source>zipf</source>
        <translation>Zipf</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>gleichverteilt</translation>
    </message>
    <message>
        <source>hotspot</source>
        <translation>Hotspot</translation>
    </message>
    <message>
        <source>latest stored</source>
        <translation>zuletzt gespeicherte</translation>
    </message>
    <message>
        <source>sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>of a trace</source>
        <translation>aus einem Trace</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>fest</translation>
    </message>
    <message>
        <source>log-normal</source>
        <translation>log-normal</translation>
    </message>
    <message>
        <source>as in a file</source>
        <translation>wie in einer Datei</translation>
    </message>
    <message>
        <source>Disk s&amp;ync delay</source>
        <translation>Fs&amp;ync-Verzögerung</translation>
    </message>
    <message>
        <source>&amp;Cache</source>
        <translation>&amp;Cache</translation>
    </message>
    <message>
        <source>Cache file</source>
        <translation>Cache-Datei</translation>
    </message>
    <message>
        <source>&amp;Users</source>
        <translation>Ben&amp;utzer</translation>
    </message>
    <message>
        <source>Ra&amp;mp</source>
        <translation>Ra&amp;mpe</translation>
    </message>
    <message>
        <source>&amp;Duration</source>
        <translation>&amp;Dauer</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Operationen</translation>
    </message>
    <message>
        <source>&amp;Think time</source>
        <translation>D&amp;enkzeit</translation>
    </message>
    <message>
        <source>Ra&amp;te, per second</source>
        <translation>Ra&amp;te, je Sekunde</translation>
    </message>
    <message>
        <source>St&amp;ores</source>
        <translation>Spe&amp;ichern</translation>
    </message>
    <message>
        <source>Proc&amp;esses</source>
        <translation>&amp;Prozesse</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>Sch&amp;lüssel</translation>
    </message>
    <message>
        <source>&amp;Number of keys</source>
        <translation>Schlüssel&amp;zahl</translation>
    </message>
    <message>
        <source>Exponent</source>
        <translation>Exponent</translation>
    </message>
    <message>
        <source>Hot keys</source>
        <translation>Heiße Schlüssel</translation>
    </message>
    <message>
        <source>Of operations</source>
        <translation>Operationen darauf</translation>
    </message>
    <message>
        <source>Keys in a session</source>
        <translation>Schlüssel je Sitzung</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>Trace</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>&amp;Values</source>
        <translation>&amp;Werte</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>Größte</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>Streuung</translation>
    </message>
    <message>
        <source>Sizes as in</source>
        <translation>Größen wie in</translation>
    </message>
    <message>
        <source>Also turn each switch alone</source>
        <translation>Jeden Schalter einzeln umlegen</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::ScenarioForm</name>
    <message>
        <source>Scenario</source>
        <translation>Szenario</translation>
    </message>
    <message>
        <source>Start the run</source>
        <translation>Den Lauf starten</translation>
    </message>
    <message>
        <source>Stop the run</source>
        <translation>Den Lauf beenden</translation>
    </message>
    <message>
        <source>Scenarios and reports (*.json)</source>
        <translation>Szenarien und Berichte (*.json)</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Open a scenario</source>
        <translation>Ein Szenario öffnen</translation>
    </message>
    <message>
        <source>Open a scenario file, or a report to repeat its run</source>
        <translation>Eine Szenariodatei öffnen oder einen Bericht, um seinen Lauf zu wiederholen</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Save the scenario</source>
        <translation>Das Szenario speichern</translation>
    </message>
    <message>
        <source>Save this scenario as a file, which cachescope-cli load runs as well</source>
        <translation>Dieses Szenario als Datei speichern, die auch cachescope-cli load ausführt</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show the field that Start waits for</source>
        <translation>Das Feld zeigen, auf das Starten wartet</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>S&amp;tarten</translation>
    </message>
    <message>
        <source>Sto&amp;p</source>
        <translation>Bee&amp;nden</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>A run goes on. Stop it, then open another scenario.</source>
        <translation>Ein Lauf ist im Gange. Erst beenden, dann ein anderes Szenario öffnen.</translation>
    </message>
    <message>
        <source>Another scenario file is still being read or written. Try again in a moment.</source>
        <translation>Eine andere Szenariodatei wird noch gelesen oder geschrieben. Gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
    <message>
        <source>Start waits for “%1”.</source>
        <translation>Starten wartet auf „%1“.</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::ScenarioPresets</name>
    <message>
        <source>Production fault</source>
        <translation>Der Fehler im Betrieb</translation>
    </message>
    <message>
        <source>The outage: listeners and synthesis on a slow disk, at the same arrivals for every design from the fault to the correction. Takes 3 minutes.</source>
        <translation>Der Ausfall: Hörer und Synthese auf einem langsamen Datenträger, mit denselben Ankünften für jeden Entwurf vom Fehler bis zur Korrektur. Dauert 3 Minuten.</translation>
    </message>
    <message>
        <source>Ablation</source>
        <translation>Ablation</translation>
    </message>
    <message>
        <source>Which cause produces which errors: each switch of three designs turned alone. Takes 5 minutes.</source>
        <translation>Welche Ursache welche Fehler bringt: jeder Schalter von drei Entwürfen einzeln umgelegt. Dauert 5 Minuten.</translation>
    </message>
    <message>
        <source>Step by step</source>
        <translation>Schritt für Schritt</translation>
    </message>
    <message>
        <source>The designs from the fault to the correction in a closed loop, on the disk as it is. Takes 1 minute.</source>
        <translation>Die Entwürfe vom Fehler bis zur Korrektur im Closed Loop, auf dem Datenträger, wie er ist. Dauert 1 Minute.</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>200 listeners: is the block there, then read it, or synthesise and store it. Takes 25 seconds.</source>
        <translation>200 Hörer: Ist der Block da, wird er gelesen, sonst synthetisiert und gespeichert. Dauert 25 Sekunden.</translation>
    </message>
    <message>
        <source>Bursts of stores</source>
        <translation>Schübe von Speicherungen</translation>
    </message>
    <message>
        <source>Forty results at once, every two seconds, on a virtual server&apos;s disk. Takes 1 minute.</source>
        <translation>Vierzig Ergebnisse auf einmal, alle zwei Sekunden, auf dem Datenträger eines virtuellen Servers. Dauert 1 Minute.</translation>
    </message>
    <message>
        <source>Extraction in batches</source>
        <translation>Extraktion in Stapeln</translation>
    </message>
    <message>
        <source>Pages of documents, read and stored forty at a time. Takes 20 seconds.</source>
        <translation>Seiten von Dokumenten, je vierzig gelesen und gespeichert. Dauert 20 Sekunden.</translation>
    </message>
    <message>
        <source>Pressure of eviction</source>
        <translation>Verdrängungsdruck</translation>
    </message>
    <message>
        <source>A budget that is always full. Takes 1 minute.</source>
        <translation>Ein Budget, das immer voll ist. Dauert 1 Minute.</translation>
    </message>
    <message>
        <source>Hundreds of users</source>
        <translation>Hunderte von Benutzern</translation>
    </message>
    <message>
        <source>A ramp to 500 users in four processes, with fsyncs that take 20 ms longer. Takes 30 seconds.</source>
        <translation>Eine Rampe auf 500 Benutzer in vier Prozessen, mit fsyncs, die 20 ms länger dauern. Dauert 30 Sekunden.</translation>
    </message>
    <message>
        <source>Soak</source>
        <translation>Dauerlauf</translation>
    </message>
    <message>
        <source>Eight hours of everything.</source>
        <translation>Acht Stunden von allem.</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::ScenarioText</name>
    <message numerus="yes">
        <source>%n simulated user(s) in %1 processes begin %2 operations a second together, whatever the cache does.</source>
        <translation>
            <numerusform>%n simulierter Benutzer in %1 Prozessen beginnt %2 Operationen je Sekunde, was der Cache auch tut.</numerusform>
            <numerusform>%n simulierte Benutzer in %1 Prozessen beginnen zusammen %2 Operationen je Sekunde, was der Cache auch tut.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n simulated user(s) in %1 processes each do one operation after the other, with pauses of %2.</source>
        <translation>
            <numerusform>%n simulierter Benutzer in %1 Prozessen führt eine Operation nach der anderen aus, mit Pausen von %2.</numerusform>
            <numerusform>%n simulierte Benutzer in %1 Prozessen führen jeder eine Operation nach der anderen aus, mit Pausen von %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n simulated user(s) begin %1 operations a second together, whatever the cache does.</source>
        <translation>
            <numerusform>%n simulierter Benutzer beginnt %1 Operationen je Sekunde, was der Cache auch tut.</numerusform>
            <numerusform>%n simulierte Benutzer beginnen zusammen %1 Operationen je Sekunde, was der Cache auch tut.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n simulated user(s) each do one operation after the other, with pauses of %1.</source>
        <translation>
            <numerusform>%n simulierter Benutzer führt eine Operation nach der anderen aus, mit Pausen von %1.</numerusform>
            <numerusform>%n simulierte Benutzer führen jeder eine Operation nach der anderen aus, mit Pausen von %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 % %2</source>
        <translation>%1 % %2</translation>
    </message>
    <message>
        <source>All operations are %1.</source>
        <translation>Alle Operationen sind %1.</translation>
    </message>
    <message>
        <source>Of the operations %1.</source>
        <translation>Von den Operationen %1.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 in the median</source>
        <translation>%1 im Median</translation>
    </message>
    <message>
        <source>the sizes in %1</source>
        <translation>den Größen in %1</translation>
    </message>
    <message>
        <source>It runs on %1 itself, and changes it.</source>
        <translation>Er läuft auf %1 selbst und ändert die Datei.</translation>
    </message>
    <message>
        <source>Each design gets its own copy of %1 in a temporary folder, which is removed afterwards.</source>
        <translation>Jeder Entwurf bekommt eine eigene Kopie von %1 in einem temporären Ordner, der danach entfernt wird.</translation>
    </message>
    <message>
        <source>Each design gets a fresh cache for %1 keys with values of %2 in a temporary folder, which is removed afterwards.</source>
        <translation>Jeder Entwurf bekommt einen frischen Cache für %1 Schlüssel mit Werten von %2 in einem temporären Ordner, der danach entfernt wird.</translation>
    </message>
    <message>
        <source>Above %1 entries are evicted.</source>
        <translation>Oberhalb von %1 werden Einträge verdrängt.</translation>
    </message>
    <message numerus="yes">
        <source>The disk becomes another one %n time(s) during the run.</source>
        <translation>
            <numerusform>Der Datenträger wird während des Laufs %n-mal ein anderer.</numerusform>
            <numerusform>Der Datenträger wird während des Laufs %n-mal ein anderer.</numerusform>
        </translation>
    </message>
    <message>
        <source>The disk is made slower: each fsync takes %1 longer.</source>
        <translation>Der Datenträger wird verlangsamt: Jedes fsync dauert %1 länger.</translation>
    </message>
    <message>
        <source>The disk is made slower or fails at times.</source>
        <translation>Der Datenträger wird verlangsamt oder versagt zuweilen.</translation>
    </message>
    <message>
        <source>The design is “%1”.</source>
        <translation>Der Entwurf ist „%1“.</translation>
    </message>
    <message>
        <source>First comes the design “%1”, then, with the same operations, “%2”.</source>
        <translation>Zuerst kommt der Entwurf „%1“, dann, mit denselben Operationen, „%2“.</translation>
    </message>
    <message numerus="yes">
        <source>%n design(s) come one after the other with the same operations, from “%1” to “%2”.</source>
        <translation>
            <numerusform>%n Entwurf läuft mit denselben Operationen, von „%1“ bis „%2“.</numerusform>
            <numerusform>%n Entwürfe laufen nacheinander mit denselben Operationen, von „%1“ bis „%2“.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are %n run(s) of %1 operations each.</source>
        <translation>
            <numerusform>Es ist %n Lauf mit %1 Operationen.</numerusform>
            <numerusform>Es sind %n Läufe mit je %1 Operationen.</numerusform>
        </translation>
    </message>
    <message>
        <source>It ends after %1 operations.</source>
        <translation>Er endet nach %1 Operationen.</translation>
    </message>
    <message numerus="yes">
        <source>There are %n run(s) of %1 each, %2 in all.</source>
        <translation>
            <numerusform>Es ist %n Lauf von %1, insgesamt %2.</numerusform>
            <numerusform>Es sind %n Läufe von je %1, insgesamt %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>It takes %1.</source>
        <translation>Er dauert %1.</translation>
    </message>
    <message>
        <source>Every lock error is counted by its cause as it happens, and at the end the whole file is checked.</source>
        <translation>Jeder Sperrfehler wird nach seiner Ursache gezählt, sobald er auftritt, und am Ende wird die ganze Datei geprüft.</translation>
    </message>
    <message>
        <source>Every lock error is counted by its cause as it happens.</source>
        <translation>Jeder Sperrfehler wird nach seiner Ursache gezählt, sobald er auftritt.</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::SettingsDialog</name>
    <message>
        <source>&amp;Open again what was open the last time</source>
        <translation>&amp;Zuletzt Geöffnetes wieder öffnen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>kB, MB, GB: by 1000</source>
        <translation>kB, MB, GB: je 1000</translation>
    </message>
    <message>
        <source>KiB, MiB, GiB: by 1024</source>
        <translation>KiB, MiB, GiB: je 1024</translation>
    </message>
    <message>
        <source>Local time</source>
        <translation>Ortszeit</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>Datum und Uhrzeit</translation>
    </message>
    <message>
        <source>How long ago</source>
        <translation>Wie lange her</translation>
    </message>
    <message>
        <source>&amp;Restore defaults</source>
        <translation>&amp;Standard wiederherstellen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>S&amp;prache</translation>
    </message>
    <message>
        <source>from the next start on</source>
        <translation>ab dem nächsten Start</translation>
    </message>
    <message>
        <source>At the start</source>
        <translation>Beim Start</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>&amp;Sizes</source>
        <translation>&amp;Größen</translation>
    </message>
    <message>
        <source>&amp;Clock</source>
        <translation>&amp;Uhr</translation>
    </message>
    <message>
        <source>T&amp;imes</source>
        <translation>Ze&amp;iten</translation>
    </message>
    <message>
        <source>Reading files</source>
        <translation>Dateien lesen</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation> MiB</translation>
    </message>
    <message>
        <source>R&amp;eaders of a scan</source>
        <translation>&amp;Leser eines Scans</translation>
    </message>
    <message>
        <source>at most, from the next scan on</source>
        <translation>höchstens, ab dem nächsten Scan</translation>
    </message>
    <message>
        <source>&amp;Memory of a scan</source>
        <translation>Speiche&amp;r eines Scans</translation>
    </message>
    <message>
        <source>32 bytes an entry; larger files are listed, not scanned</source>
        <translation>32 Bytes je Eintrag; größere Dateien werden aufgelistet, nicht gescannt</translation>
    </message>
    <message>
        <source>&amp;Preview at first</source>
        <translation>&amp;Vorschau anfangs</translation>
    </message>
    <message>
        <source>of a value, before “Show all”, from the next one on</source>
        <translation>von einem Wert, vor „Alles zeigen“, ab dem nächsten</translation>
    </message>
    <message>
        <source>Load tests</source>
        <translation>Lasttests</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Durchsuchen…</translation>
    </message>
    <message>
        <source>Choose the folder of load tests</source>
        <translation>Den Ordner der Lasttests wählen</translation>
    </message>
    <message>
        <source>Folder of load tests</source>
        <translation>Ordner der Lasttests</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>for caches under test, which are removed; from the next run on</source>
        <translation>für Caches im Test, die entfernt werden; ab dem nächsten Lauf</translation>
    </message>
    <message>
        <source>The folder of load tests</source>
        <translation>Der Ordner der Lasttests</translation>
    </message>
    <message>
        <source>&amp;Undo the defaults</source>
        <translation>Standardwerte &amp;zurücknehmen</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::ShortcutList</name>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::ShortcutOverview</name>
    <message>
        <source>No key does that.</source>
        <translation>Keine Taste tut das.</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastaturkürzel</translation>
    </message>
    <message>
        <source>Find what to do, or a key</source>
        <translation>Suchen, was zu tun ist, oder eine Taste</translation>
    </message>
    <message>
        <source>Find a shortcut</source>
        <translation>Ein Tastaturkürzel suchen</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastaturkürzel</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::SortHeader</name>
    <message>
        <source>Column titles</source>
        <translation>Spaltentitel</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::SoundText</name>
    <message>
        <source>mono</source>
        <translation>mono</translation>
    </message>
    <message>
        <source>stereo</source>
        <translation>stereo</translation>
    </message>
    <message>
        <source>%1 channels</source>
        <translation>%1 Kanäle</translation>
    </message>
    <message>
        <source>%1 kHz</source>
        <translation>%1 kHz</translation>
    </message>
    <message>
        <source>%1 kbit/s</source>
        <translation>%1 kbit/s</translation>
    </message>
    <message>
        <source>%1 parts</source>
        <translation>%1 Teile</translation>
    </message>
    <message>
        <source>%1 bits</source>
        <translation>%1 Bit</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>More comments</source>
        <translation>Weitere Kommentare</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>Encoder</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::SourceField</name>
    <message>
        <source>fresh, generated</source>
        <translation>frisch, erzeugt</translation>
    </message>
    <message>
        <source>copy of the open file</source>
        <translation>Kopie der offenen Datei</translation>
    </message>
    <message>
        <source>copy of another file…</source>
        <translation>Kopie einer anderen Datei…</translation>
    </message>
    <message>
        <source>copy of %1</source>
        <translation>Kopie von %1</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::StackedTimeChart</name>
    <message>
        <source>↑ %1</source>
        <translation>↑ %1</translation>
    </message>
    <message>
        <source>↓ %1</source>
        <translation>↓ %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>– %1: %2</source>
        <translation>– %1: %2</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::StartPage</name>
    <message>
        <source>Recent files</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Drop cache files here</source>
        <translation>Cache-Dateien hier ablegen</translation>
    </message>
    <message>
        <source>They are opened read-only: not a byte of them, or of their folders, will change.</source>
        <translation>Sie werden nur zum Lesen geöffnet: Kein Byte der Dateien oder ihrer Ordner ändert sich.</translation>
    </message>
    <message>
        <source>Open &amp;again</source>
        <translation>&amp;Wieder öffnen</translation>
    </message>
    <message>
        <source>Open what was open the last time</source>
        <translation>Öffnen, was zuletzt offen war</translation>
    </message>
    <message numerus="yes">
        <source>Open the last time: %1 and %n more.</source>
        <translation>
            <numerusform>Zuletzt offen: %1 und %n weitere.</numerusform>
            <numerusform>Zuletzt offen: %1 und %n weitere.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the last time: %1.</source>
        <translation>Zuletzt offen: %1.</translation>
    </message>
    <message>
        <source>&amp;Open a cache file…</source>
        <translation>&amp;Cache-Datei öffnen…</translation>
    </message>
    <message>
        <source>New &amp;load test</source>
        <translation>Neuer &amp;Lasttest</translation>
    </message>
    <message>
        <source>&amp;Generate a demo cache…</source>
        <translation>&amp;Demo-Cache erzeugen…</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::StatusLine</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::SurvivorChart</name>
    <message>
        <source>What a budget would keep</source>
        <translation>Was ein Budget behielte</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>a snapshot&apos;s survivors, not a hit ratio</source>
        <translation>Momentaufnahme, keine Trefferquote</translation>
    </message>
    <message>
        <source>pinned: %1 · %2</source>
        <translation>angeheftet: %1 · %2</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>miss ratio of the trace</source>
        <translation>Fehlzugriffsquote des Trace</translation>
    </message>
    <message>
        <source>≈ miss ratio of the trace</source>
        <translation>≈ Fehlzugriffsquote des Trace</translation>
    </message>
    <message>
        <source>dropped by a budget of %1</source>
        <translation>verdrängt bei einem Budget von %1</translation>
    </message>
    <message>
        <source>kept by a budget of %1, not pinned</source>
        <translation>behalten bei einem Budget von %1, nicht angeheftet</translation>
    </message>
    <message>
        <source>Click: what %1 drops</source>
        <translation>Klick: was %1 verdrängt</translation>
    </message>
    <message>
        <source>Click: what %1 keeps, but for the pinned</source>
        <translation>Klick: was %1 behält, außer den angehefteten</translation>
    </message>
    <message>
        <source>Of entries read at one moment %1 keeps some: no filter tells them apart</source>
        <translation>Von Einträgen, die zur selben Zeit gelesen wurden, behält %1 manche: Kein Filter unterscheidet sie</translation>
    </message>
    <message>
        <source>Move the line</source>
        <translation>Die Linie verschieben</translation>
    </message>
    <message>
        <source>Show what the budget drops</source>
        <translation>Zeigen, was das Budget verdrängt</translation>
    </message>
    <message>
        <source>Show what it keeps</source>
        <translation>Zeigen, was es behält</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::SurvivorText</name>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1 drops nothing</source>
        <translation>%1 verdrängt nichts</translation>
    </message>
    <message>
        <source>1 entry</source>
        <translation>1 Eintrag</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 Einträge</translation>
    </message>
    <message>
        <source>%1 drops %2: all that are not pinned</source>
        <translation>%1 verdrängt %2: alle nicht angehefteten</translation>
    </message>
    <message>
        <source>%1 drops %2 read before %3</source>
        <translation>%1 verdrängt %2, gelesen vor dem %3</translation>
    </message>
    <message>
        <source>%1 (%2) · %3 entries (%4)</source>
        <translation>%1 (%2) · %3 Einträge (%4)</translation>
    </message>
    <message>
        <source>Budget %1
keeps %2
drops %3</source>
        <translation>Budget %1
behält %2
verdrängt %3</translation>
    </message>
    <message>
        <source>
reaches back %1</source>
        <translation>
reicht %1 zurück</translation>
    </message>
    <message>
        <source>misses %1 of reads, %2 of bytes</source>
        <translation>Fehlzugriffe: %1 der Lesezugriffe, %2 der Bytes</translation>
    </message>
    <message>
        <source>d MMM HH:mm</source>
        <translation>d. MMM HH:mm</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::SwitchText</name>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>A connection for each operation is opened, and may recover or checkpoint the file, every time. One for each thread does that once.</source>
        <translation>Eine Verbindung je Operation wird jedes Mal geöffnet und stellt dabei vielleicht die Datei wieder her oder macht einen Checkpoint. Eine je Thread tut das einmal.</translation>
    </message>
    <message>
        <source>Busy timeout</source>
        <translation>Busy-Timeout</translation>
    </message>
    <message>
        <source>So long SQLite waits for another connection&apos;s lock. With 0 an operation that meets a lock fails at once.</source>
        <translation>So lange wartet SQLite auf die Sperre einer anderen Verbindung. Bei 0 scheitert eine Operation, die auf eine Sperre trifft, sofort.</translation>
    </message>
    <message>
        <source>Waiting for a lock</source>
        <translation>Warten auf eine Sperre</translation>
    </message>
    <message>
        <source>SQLite&apos;s own way asks in ever longer intervals, so that newcomers overtake those who have waited long. The fair way asks in the same short ones.</source>
        <translation>SQLites eigene Art fragt in immer längeren Abständen, sodass Neuankömmlinge die überholen, die lange gewartet haben. Die faire fragt in gleichen kurzen.</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>With a write-ahead log readers and a writer do not block each other. With a rollback journal they do.</source>
        <translation>Mit einem Write-Ahead-Log behindern Leser und ein Schreiber einander nicht. Mit einem Rollback-Journal tun sie es.</translation>
    </message>
    <message>
        <source>Time of the last read</source>
        <translation>Zeit des letzten Lesens</translation>
    </message>
    <message>
        <source>Where each read writes it, every read needs the write lock. Batched, reads only note it in memory.</source>
        <translation>Wo jedes Lesen sie schreibt, braucht jedes Lesen die Schreibsperre. Gesammelt vermerken Leser sie nur im Speicher.</translation>
    </message>
    <message>
        <source>Transactions begin</source>
        <translation>Transaktionen beginnen</translation>
    </message>
    <message>
        <source>Deferred, they ask for the write lock at their first write; after a read SQLite then refuses it at once. Immediate, they ask at the beginning, where they can wait.</source>
        <translation>Aufgeschoben verlangen sie die Schreibsperre beim ersten Schreiben; nach einem Lesen verweigert SQLite sie dann sofort. Unmittelbar verlangen sie sie am Anfang, wo sie warten können.</translation>
    </message>
    <message>
        <source>Lookup before a store</source>
        <translation>Nachsehen vor dem Speichern</translation>
    </message>
    <message>
        <source>A store that first asks whether its key is there begins with a read. Production did not.</source>
        <translation>Eine Speicherung, die zuerst fragt, ob ihr Schlüssel da ist, beginnt mit einem Lesen. Im Betrieb war das nicht so.</translation>
    </message>
    <message>
        <source>Commit</source>
        <translation>Commit</translation>
    </message>
    <message>
        <source>With a commit for each store, stores queue behind one fsync each. A group of stores that wait for each other shares one.</source>
        <translation>Bei einem Commit je Speicherung stehen Speicherungen hinter je einem fsync an. Eine Gruppe von Speicherungen, die aufeinander warten, teilt sich eines.</translation>
    </message>
    <message>
        <source>Total size</source>
        <translation>Gesamtgröße</translation>
    </message>
    <message>
        <source>Summed up over the whole table at each store, or kept as a counter.</source>
        <translation>Bei jeder Speicherung über die ganze Tabelle summiert oder als Zähler geführt.</translation>
    </message>
    <message>
        <source>Eviction</source>
        <translation>Verdrängung</translation>
    </message>
    <message>
        <source>Entries are deleted one by one in a loop, or all that is too much in one statement.</source>
        <translation>Einträge werden einzeln in einer Schleife gelöscht oder alle überzähligen in einer Anweisung.</translation>
    </message>
    <message>
        <source>one for each operation</source>
        <translation>eine je Operation</translation>
    </message>
    <message>
        <source>one for each thread</source>
        <translation>eine je Thread</translation>
    </message>
    <message>
        <source>as SQLite does</source>
        <translation>wie SQLite</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>fair</translation>
    </message>
    <message>
        <source>write-ahead log</source>
        <translation>Write-Ahead-Log</translation>
    </message>
    <message>
        <source>rollback</source>
        <translation>Rollback</translation>
    </message>
    <message>
        <source>written at each read</source>
        <translation>bei jedem Lesen geschrieben</translation>
    </message>
    <message>
        <source>batched</source>
        <translation>gesammelt</translation>
    </message>
    <message>
        <source>deferred</source>
        <translation>aufgeschoben</translation>
    </message>
    <message>
        <source>immediate</source>
        <translation>unmittelbar</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>first</source>
        <translation>zuerst</translation>
    </message>
    <message>
        <source>for each store</source>
        <translation>je Speicherung</translation>
    </message>
    <message>
        <source>for a group</source>
        <translation>je Gruppe</translation>
    </message>
    <message>
        <source>summed up</source>
        <translation>summiert</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>gezählt</translation>
    </message>
    <message>
        <source>one by one</source>
        <translation>einzeln</translation>
    </message>
    <message>
        <source>in one statement</source>
        <translation>in einer Anweisung</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::SwitchesDialog</name>
    <message>
        <source>&amp;Reset switches</source>
        <translation>Schalter zu&amp;rücksetzen</translation>
    </message>
    <message>
        <source>&amp;Use this design</source>
        <translation>Diesen Entwurf &amp;verwenden</translation>
    </message>
    <message>
        <source>Switches of a design</source>
        <translation>Schalter eines Entwurfs</translation>
    </message>
    <message>
        <source>Starts from</source>
        <translation>Ausgehend von</translation>
    </message>
    <message>
        <source>&amp;Starts from</source>
        <translation>&amp;Ausgehend von</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>in %1: %2</source>
        <translation>in %1: %2</translation>
    </message>
    <message>
        <source>The corrected cache has no switches.</source>
        <translation>Der korrigierte Cache hat keine Schalter.</translation>
    </message>
    <message>
        <source>The design&apos;s name on the command line: %1</source>
        <translation>Der Name des Entwurfs auf der Kommandozeile: %1</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::TableDialog</name>
    <message>
        <source>columns guessed from their names</source>
        <translation>Spalten nach ihren Namen vermutet</translation>
    </message>
    <message>
        <source>no columns that look like key and value</source>
        <translation>keine Spalten, die nach Schlüssel und Wert aussehen</translation>
    </message>
    <message>
        <source>no column that looks like a value</source>
        <translation>keine Spalte, die nach einem Wert aussieht</translation>
    </message>
    <message>
        <source>no column that looks like a key</source>
        <translation>keine Spalte, die nach einem Schlüssel aussieht</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>Erste Zeilen</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Read a table of %1</source>
        <translation>Eine Tabelle von %1 lesen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Choose the table of %1 to read as a cache.</source>
        <translation>Die Tabelle von %1 wählen, die als Cache gelesen wird.</translation>
    </message>
    <message>
        <source>Several tables of %1 could be the cache. Choose one.</source>
        <translation>Mehrere Tabellen von %1 könnten der Cache sein. Eine davon wählen.</translation>
    </message>
    <message>
        <source>%1 is an SQLite database, but no cache of a kind that is known here. Choose the table to read as one, and say what its columns are. Nothing of the file is changed.</source>
        <translation>%1 ist eine SQLite-Datenbank, aber kein Cache einer hier bekannten Art. Die Tabelle wählen, die als Cache gelesen wird, und angeben, was ihre Spalten sind. Nichts an der Datei wird geändert.</translation>
    </message>
    <message>
        <source>counting…</source>
        <translation>wird gezählt…</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Looks like</source>
        <translation>Sieht aus wie</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>The table is empty.</source>
        <translation>Die Tabelle ist leer.</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>last read</source>
        <translation>zuletzt gelesen</translation>
    </message>
    <message>
        <source>stored</source>
        <translation>gespeichert</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>angeheftet</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::TextPanel</name>
    <message>
        <source>looking…</source>
        <translation>wird gesucht…</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::TimeSeriesChart</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::ToolBar</name>
    <message>
        <source>Export ▾</source>
        <translation>Exportieren ▾</translation>
    </message>
    <message>
        <source>Export entries</source>
        <translation>Einträge exportieren</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Open a cache file</source>
        <translation>Eine Cache-Datei öffnen</translation>
    </message>
    <message>
        <source>Recent ▾</source>
        <translation>Zuletzt ▾</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Generate…</source>
        <translation>Erzeugen…</translation>
    </message>
    <message>
        <source>Generate a demo cache</source>
        <translation>Einen Demo-Cache erzeugen</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Find key…  %1</source>
        <translation>Schlüssel suchen…  %1</translation>
    </message>
    <message>
        <source>Find key</source>
        <translation>Schlüssel suchen</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>Menü (F10)</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::TraceLink</name>
    <message>
        <source>with the miss ratio of %1</source>
        <translation>mit der Fehlzugriffsquote von %1</translation>
    </message>
    <message>
        <source>trace…</source>
        <translation>Trace…</translation>
    </message>
    <message>
        <source>Open an access trace</source>
        <translation>Einen Zugriffs-Trace öffnen</translation>
    </message>
    <message>
        <source>Opens a recorded access trace (CSV with a column &quot;key&quot;), and draws which share of its reads would miss</source>
        <translation>Öffnet einen aufgezeichneten Zugriffs-Trace (CSV mit einer Spalte „key“) und zeichnet, welcher Anteil seiner Lesezugriffe ins Leere ginge</translation>
    </message>
    <message>
        <source>stop</source>
        <translation>abbrechen</translation>
    </message>
    <message>
        <source>Stop measuring the access trace</source>
        <translation>Messen des Trace abbrechen</translation>
    </message>
    <message>
        <source>remove trace</source>
        <translation>Trace entfernen</translation>
    </message>
    <message>
        <source>Remove the miss ratio of the access trace</source>
        <translation>Die Fehlzugriffsquote des Zugriffs-Trace entfernen</translation>
    </message>
    <message>
        <source>Access traces (*.csv)</source>
        <translation>Zugriffs-Traces (*.csv)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>measuring %1…</source>
        <translation>%1 wird gemessen…</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::Treemap</name>
    <message>
        <source>other keys</source>
        <translation>andere Schlüssel</translation>
    </message>
    <message>
        <source>other %1</source>
        <translation>andere %1</translation>
    </message>
    <message>
        <source>all keys</source>
        <translation>alle Schlüssel</translation>
    </message>
    <message>
        <source>%1 entries · %2</source>
        <translation>%1 Einträge · %2</translation>
    </message>
    <message>
        <source>Other keys like %1</source>
        <translation>Andere Schlüssel wie %1</translation>
    </message>
    <message>
        <source>Other keys</source>
        <translation>Andere Schlüssel</translation>
    </message>
    <message>
        <source>%1 of them selected · %2</source>
        <translation>%1 davon ausgewählt · %2</translation>
    </message>
    <message>
        <source>Click for its entries, Ctrl+click to filter here</source>
        <translation>Klick zeigt die Einträge, Strg+Klick filtert hier</translation>
    </message>
    <message>
        <source>Click to look inside, Ctrl+click to filter here</source>
        <translation>Klick sieht hinein, Strg+Klick filtert hier</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Kinds of keys</source>
        <translation>Schlüsselarten</translation>
    </message>
    <message>
        <source>Go into a kind, or show its entries</source>
        <translation>In eine Art hinein oder ihre Einträge zeigen</translation>
    </message>
    <message>
        <source>Narrow everything down to it</source>
        <translation>Alles auf sie einengen</translation>
    </message>
    <message>
        <source>Back out of it</source>
        <translation>Wieder heraus</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::TypeBars</name>
    <message>
        <source>Content types</source>
        <translation>Inhaltstypen</translation>
    </message>
    <message>
        <source>others</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>≈ %1</source>
        <translation>≈ %1</translation>
    </message>
    <message>
        <source>%1: %2 entries</source>
        <translation>%1: %2 Einträge</translation>
    </message>
    <message>
        <source>%1, of which %2 are selected</source>
        <translation>%1, davon %2 ausgewählt</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::ValueFiles</name>
    <message>
        <source>Save the value</source>
        <translation>Den Wert speichern</translation>
    </message>
    <message>
        <source>A value is still being written. Wait for it, or cancel it.</source>
        <translation>Ein Wert wird noch geschrieben. Darauf warten oder es abbrechen.</translation>
    </message>
    <message>
        <source>There is no room for a copy in the directory for temporary files.</source>
        <translation>Im Ordner für temporäre Dateien ist kein Platz für eine Kopie.</translation>
    </message>
    <message>
        <source>%1 were saved to %2.</source>
        <translation>%1 wurden in %2 gespeichert.</translation>
    </message>
    <message>
        <source>The system has no program for such a file.</source>
        <translation>Das System hat kein Programm für eine solche Datei.</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::VerdictLine</name>
    <message>
        <source>Verdict: %1</source>
        <translation>Urteil: %1</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::WaveformView</name>
    <message>
        <source>Place in the sound</source>
        <translation>Stelle im Ton</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Play, or pause</source>
        <translation>Abspielen oder Pause</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::WindowMenu</name>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Read another &amp;table of this file…</source>
        <translation>Eine andere &amp;Tabelle dieser Datei lesen…</translation>
    </message>
    <message>
        <source>&amp;Proof that it is untouched…</source>
        <translation>Be&amp;weis, dass sie unberührt ist…</translation>
    </message>
    <message>
        <source>Check &amp;integrity…</source>
        <translation>&amp;Integrität prüfen…</translation>
    </message>
    <message>
        <source>Co&amp;mpare with another file…</source>
        <translation>Mit anderer Datei &amp;vergleichen…</translation>
    </message>
    <message>
        <source>&amp;Close file</source>
        <translation>Datei s&amp;chließen</translation>
    </message>
    <message>
        <source>Preview &amp;beside the entries</source>
        <translation>Vorschau neben den Eint&amp;rägen</translation>
    </message>
    <message>
        <source>&amp;Generate a demo cache…</source>
        <translation>&amp;Demo-Cache erzeugen…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;New window</source>
        <translation>&amp;Neues Fenster</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Re&amp;fresh</source>
        <translation>Ne&amp;u lesen</translation>
    </message>
    <message>
        <source>Follow its c&amp;hanges</source>
        <translation>Änderungen f&amp;olgen</translation>
    </message>
    <message>
        <source>&amp;Export entries</source>
        <translation>Einträge e&amp;xportieren</translation>
    </message>
    <message>
        <source>Fin&amp;d a key</source>
        <translation>Schlüsse&amp;l suchen</translation>
    </message>
    <message>
        <source>Go to p&amp;age</source>
        <translation>&amp;Gehe zu Seite</translation>
    </message>
    <message>
        <source>&amp;Overview, or the start page</source>
        <translation>Ü&amp;berblick oder Startseite</translation>
    </message>
    <message>
        <source>&amp;Entries</source>
        <translation>&amp;Einträge</translation>
    </message>
    <message>
        <source>&amp;Load test</source>
        <translation>&amp;Lasttest</translation>
    </message>
    <message>
        <source>&amp;Runs</source>
        <translation>Lä&amp;ufe</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>&amp;What am I looking at?</source>
        <translation>Was ist hier zu &amp;sehen?</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>Tastatur&amp;kürzel</translation>
    </message>
    <message>
        <source>Abo&amp;ut Cachescope</source>
        <translation>Über Cachesco&amp;pe</translation>
    </message>
    <message>
        <source>C&amp;lose window</source>
        <translation>Fenster sc&amp;hließen</translation>
    </message>
    <message>
        <source>%1   %2</source>
        <translation>%1   %2</translation>
    </message>
    <message>
        <source>%1
With Ctrl, in a new window</source>
        <translation>%1
Mit Strg in einem neuen Fenster</translation>
    </message>
    <message>
        <source>No file was opened yet</source>
        <translation>Noch keine Datei wurde geöffnet</translation>
    </message>
</context>
<context>
    <name>cachescope::ui::Windows</name>
    <message>
        <source>Cachescope ended unexpectedly while it opened them again.</source>
        <translation>Cachescope wurde unerwartet beendet, während es sie wieder öffnete.</translation>
    </message>
</context>
</TS>
