package theseus.harness.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import theseus.harness.generator.Scheduled;
import theseus.harness.run.Chart;
import theseus.harness.run.Course;
import theseus.harness.run.RunOptions;
import theseus.harness.run.Times;
import theseus.harness.workload.Transcript;
import theseus.harness.world.Scene;
import theseus.harness.world.sim.SimOptions;
import theseus.nemesis.plan.Campaign;

/// A recording on disk: `recording.json`.
public final class RecordingFile {
    /// Its name in a run's directory.
    public static final String NAME = "recording.json";
    /// Its name where the world could not write its choices down, so that it repeats nothing by itself.
    public static final String TIMETABLE = "timetable.json";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .annotationIntrospector(new SealedTypes())
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private RecordingFile() {}

    /// The file's shape.
    private record Written(
            Charge charge,
            RunOptions options,
            Scene scene,
            Course course,
            Campaign campaign,
            Times times,
            double rate,
            long operationsMeant,
            List<String> keys,
            SortedMap<String, List<Scheduled>> operations,
            SortedMap<String, Long> ends,
            SimOptions world,
            SortedMap<String, Long> choices) {}

    /// Writes the recording, in place of one that is there.
    public static void write(Path path, Recording recording) throws IOException {
        Chart chart = recording.chart();
        Written written = new Written(
                recording.charge(),
                chart.options(),
                chart.scene(),
                chart.course(),
                chart.campaign(),
                chart.times(),
                chart.rate(),
                chart.operations(),
                recording.transcript().names(),
                recording.transcript().parts(),
                recording.transcript().ends(),
                recording.world(),
                recording.choices());
        WholeFile.write(path, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(written) + "\n");
    }

    /// Reads a recording.
    ///
    /// @throws NoRecording when there is none, or it is damaged
    public static Recording read(Path path) throws IOException {
        try {
            return recording(JSON.readValue(Files.readString(path), Written.class));
        } catch (NoSuchFileException e) {
            throw new NoRecording(path + ": there is no such file; expected the recording of a simulated run");
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new NoRecording("%s:%d: %s; expected the recording of a simulated run"
                    .formatted(path, line, e.getOriginalMessage()));
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new NoRecording(path + ": a part of it is missing; expected the recording of a simulated run");
        }
    }

    private static Recording recording(Written written) {
        Transcript transcript = new Transcript(written.keys(), written.operations(), written.ends());
        Chart chart = new Chart(
                written.options(),
                written.scene(),
                transcript,
                written.course(),
                written.times(),
                written.rate(),
                written.operationsMeant(),
                written.campaign());
        return new Recording(chart, transcript, written.world(), written.choices(), written.charge());
    }

    /// There is no recording where one was looked for, or it is damaged: one line says where and what.
    public static final class NoRecording extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoRecording(String sentence) {
            super(sentence);
        }
    }
}
