package theseus.harness.run;

import java.util.SortedMap;
import java.util.TreeMap;
import theseus.nemesis.Fault;
import theseus.nemesis.plan.Strike;

/// What the history says of a fault at each step of its life.
final class Wording {
    private Wording() {}

    static SortedMap<String, String> planned(Strike strike) {
        SortedMap<String, String> details = details("attack", strike.attack().words());
        details.put("trigger", strike.trigger().words());
        details.put("healing", strike.healing().words());
        return details;
    }

    static SortedMap<String, String> described(Fault fault) {
        return switch (fault) {
            case Fault.Partition partition -> with(details("shape", partition.shape()), partition, "does not hear");
            case Fault.Impaired impaired -> with(details("links", impaired.how().words()), impaired, "hears badly");
            case Fault.Clogged clogged ->
                with(details("every", clogged.stepMillis() + " ms"), clogged, "is not to hear");
            case Fault.SkewClock clock -> details("offset", clock.offsetMillis() + " ms");
            case Fault.StrobeClock clock ->
                details("offset", "%d ms, every %d ms".formatted(clock.offsetMillis(), clock.periodMillis()));
            case Fault.DriftClock clock -> details("drift", clock.perMillion() + " ppm");
            case Fault.LosePower lose ->
                details("remains", lose.remains().name().toLowerCase(java.util.Locale.ROOT));
            case Fault.SlowDisk slow -> details("longer", slow.millis() + " ms");
            case Fault.HoldUp hold -> details("point", hold.point());
            case Fault.Restart restart ->
                details("setup", restart.setup().words().strip());
            case Fault.Kill _, Fault.Stop _, Fault.Pause _, Fault.FlipBit _, Fault.FillDisk _ -> new TreeMap<>();
        };
    }

    private static SortedMap<String, String> with(SortedMap<String, String> details, Fault.OfLinks fault, String how) {
        fault.grudge()
                .deafTo()
                .forEach((listener, speakers) -> details.put(listener + " " + how, String.join(" ", speakers)));
        return details;
    }

    static SortedMap<String, String> details(String name, String text) {
        SortedMap<String, String> details = new TreeMap<>();
        details.put(name, text);
        return details;
    }
}
