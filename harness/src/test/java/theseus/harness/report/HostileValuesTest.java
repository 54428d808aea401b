package theseus.harness.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import theseus.harness.report.film.Film;
import theseus.harness.report.film.Window;
import theseus.harness.report.page.Page;
import theseus.harness.report.picture.Picture;
import theseus.histories.Literal;

class HostileValuesTest {
    private static final Film NONE = Film.none("there is none", new Window(0, 20_000_000, "of the test"));

    static Stream<String> hostile() {
        return Stream.of(
                "<script>alert(1)</script>",
                "</script><img src=x onerror=alert(1)>",
                "<!--",
                "a\u001b[2J\u001b[31mb",
                "one\ntwo\r\tthree",
                "nul\0bell\u0007",
                "\u202egnirts\u202c",
                "\u05e9\u05dc\u05d5\u05dd 123",
                "| a `b` *c* [d](javascript:alert(1)) |",
                "\ud800",
                "{\"data\": 0}",
                "x".repeat(1_000_000));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void noTextMovesTheCursorOfATerminal(String text) {
        KeptRun run = Exhibits.hostile(text);
        for (String line : VerdictText.of(run.account(), run.history(), Ink.PLAIN))
            assertTrue(line.chars().noneMatch(c -> c < ' ' || c == 0x7f || c == 0x202e), "acts: " + Literal.of(line));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void noTextBecomesMarkupInMarkdown(String text) {
        for (String line : Markdown.of(Exhibits.hostile(text))) {
            assertFalse(line.contains("<"), line);
            if (line.startsWith("| w"))
                assertEquals(
                        11,
                        line.replace("\\|", "").chars().filter(c -> c == '|').count(),
                        "cells of " + line);
        }
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void noTextEndsAnElementOfThePage(String text) {
        String page = Page.of(Exhibits.hostile(text), NONE);
        String data = page.substring(page.indexOf("id=\"data\">") + 10);
        data = data.substring(0, data.indexOf("</script>"));
        assertFalse(data.contains("<"), "markup in the data");
        assertTrue(data.endsWith("}"), "the data was ended by a value");
        assertTrue(data.chars().allMatch(c -> c >= ' ' && c < 0x7f), "bare characters in the data");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void noTextEndsAnElementOfThePicture(String text) {
        String svg = Picture.svg(Exhibits.hostile(text), NONE);
        assertFalse(svg.contains("<script") || svg.contains("<img") || svg.contains("<!--"), svg);
    }

    @Test
    void aMegabyteIsShownByItsBeginningAndItsLength() {
        String shown = Literal.of("x".repeat(1_000_000));
        assertEquals("x".repeat(Literal.SHOWN) + "… (1000000 characters)", shown);
    }

    @Test
    void whatIsEscapedIsToldFromWhatWasWrittenSo() {
        assertEquals(
                List.of("\"\\n\"", "\\\\n", "\\u{202e}", "\" \""),
                Stream.of("\n", "\\n", "\u202e", " ").map(Literal::of).toList());
    }
}
