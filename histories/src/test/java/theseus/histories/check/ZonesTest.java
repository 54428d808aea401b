package theseus.histories.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import theseus.histories.check.column.Columns;
import theseus.histories.check.column.RegisterColumns;
import theseus.histories.check.zone.Zones;

/// What zones say beside the verdict; each claim here is one that PIT found nobody to defend.
class ZonesTest {
    @Test
    void aCrashedWriteTookPlaceIfItWasSeen() {
        Columns columns = RegisterColumns.of(
                List.of(
                        Histories.write(1L, 0, 1),
                        Histories.crashed(Histories.write(2L, 2, 9)),
                        Histories.crashed(Histories.write(3L, 3, 9)),
                        Histories.read(2L, 4, 5)),
                null);
        Zones zones = Zones.of(columns);
        assertEquals(List.of(true, true, false), List.of(zones.tookPlace(0), zones.tookPlace(1), zones.tookPlace(2)));
    }

    @Test
    void aBreachWasThereAtTheEndThatIsNamedForIt() {
        Columns columns = RegisterColumns.of(
                List.of(
                        Histories.write(1L, 0, 1),
                        Histories.write(2L, 2, 3),
                        Histories.read(2L, 4, 5),
                        Histories.read(1L, 6, 7),
                        Histories.write(4L, 8, 9)),
                null);
        Zones zones = Zones.of(columns);
        int last = zones.last(zones.breach(0));
        assertEquals(7, last);
        assertNotNull(Zones.until(columns, last).breach(0));
        assertNull(Zones.until(columns, last - 1).breach(0));
    }
}
