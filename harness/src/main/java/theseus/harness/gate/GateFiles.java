package theseus.harness.gate;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// What the gate found, for machines and for people.
public final class GateFiles {
    private GateFiles() {}

    /// The worst colour of all.
    public static Colour worst(List<Station> stations) {
        return stations.stream().map(Station::colour).reduce(Colour.GREEN, Colour::or);
    }

    /// `gate.json`, `gate.xml` (JUnit's form) and `gate.md`, in the directory.
    public static void write(Path directory, List<Station> stations) throws IOException {
        Files.write(directory.resolve("gate.md"), markdown(stations));
        Files.writeString(
                directory.resolve("gate.json"),
                new ObjectMapper()
                                .writerWithDefaultPrettyPrinter()
                                .writeValueAsString(new Json(worst(stations), stations))
                        + "\n");
        try (Writer out = Files.newBufferedWriter(directory.resolve("gate.xml"))) {
            junit(out, stations);
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private record Json(Colour colour, List<Station> stations) {}

    /// A summary in Markdown, as a job summary shows it.
    static List<String> markdown(List<Station> stations) {
        List<String> lines = new ArrayList<>();
        lines.add("## Theseus gate: " + worst(stations).name().toLowerCase(Locale.ROOT));
        lines.add("");
        lines.add("| station | | runs | time | found |");
        lines.add("|---|---|---|---|---|");
        for (Station each : stations)
            lines.add("| %s | %s | %d | %.1f s | %s |"
                    .formatted(each.name(), mark(each.colour()), each.runs(), each.seconds(), cell(each.sentence())));
        for (Station each : stations) {
            if (each.colour() == Colour.GREEN) continue;
            lines.add("");
            lines.add("### " + each.name());
            lines.add("");
            if (!each.details().isEmpty()) {
                lines.add("```");
                lines.addAll(each.details());
                lines.add("```");
            }
            if (each.command() != null) lines.add("Repeat it with: `" + each.command() + "`");
        }
        return lines;
    }

    private static String cell(String sentence) {
        return sentence.replace("|", "\\|");
    }

    private static String mark(Colour colour) {
        return switch (colour) {
            case GREEN -> "green";
            case YELLOW -> "**yellow**";
            case RED -> "**red**";
        };
    }

    private static void junit(Writer out, List<Station> stations) throws XMLStreamException {
        XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
        xml.writeStartDocument();
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", "theseus gate");
        xml.writeAttribute("tests", Integer.toString(stations.size()));
        xml.writeAttribute("failures", Long.toString(count(stations, Colour.RED)));
        xml.writeAttribute("errors", Long.toString(count(stations, Colour.YELLOW)));
        for (Station each : stations) test(xml, each);
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.close();
    }

    private static void test(XMLStreamWriter xml, Station station) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", "theseus.gate");
        xml.writeAttribute("name", station.name());
        xml.writeAttribute("time", String.format(Locale.ROOT, "%.3f", station.seconds()));
        switch (station.colour()) {
            case GREEN -> {}
            case YELLOW -> problem(xml, "error", station);
            case RED -> problem(xml, "failure", station);
        }
        xml.writeEndElement();
    }

    private static void problem(XMLStreamWriter xml, String kind, Station station) throws XMLStreamException {
        xml.writeStartElement(kind);
        xml.writeAttribute("message", station.sentence());
        xml.writeCharacters(String.join("\n", station.details()).replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "?"));
        if (station.command() != null) xml.writeCharacters("\nrepeat it with: " + station.command());
        xml.writeEndElement();
    }

    private static long count(List<Station> stations, Colour colour) {
        return stations.stream().filter(each -> each.colour() == colour).count();
    }
}
