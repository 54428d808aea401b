package theseus.harness.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `.mvn/jdk.sh`, which the launcher and `mvnw` share.
class JdkFinderTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();

    @TempDir
    private Path folder;

    @Test
    void theJdk25ThatTheUserChoseComesFirst() throws Exception {
        Path chosen = jdk("my jdk", "25.0.1");
        assertEquals(chosen.toString(), found(chosen, jdk("other", "25")));
    }

    @Test
    void aJavaHomeThatIsTooOldIsPassedOver() throws Exception {
        Path good = jdk("good", "25");
        assertEquals(good.toString(), found(jdk("old", "17.0.15"), good));
    }

    @Test
    void aNewerJdkWaitsForA25() throws Exception {
        Path good = jdk("good", "25-ea");
        assertEquals(good.toString(), found(jdk("newer", "26"), good));
    }

    @Test
    void aJavaHomeThatIsNoneIsPassedOver() throws Exception {
        Path good = jdk("good", "25");
        assertEquals(good.toString(), found(folder.resolve("absent"), good));
        assertEquals(good.toString(), found(Path.of(""), good));
    }

    @Test
    void aRuntimeWithoutACompilerIsNoJdk() throws Exception {
        Path runtime = jdk("runtime", "25");
        Files.delete(runtime.resolve("bin/javac"));
        Path good = jdk("good", "25");
        assertEquals(good.toString(), found(runtime, good));
    }

    private Path jdk(String name, String version) throws IOException {
        Path jdk = folder.resolve(name);
        Files.createDirectories(jdk.resolve("bin"));
        Path compiler = Files.createFile(jdk.resolve("bin/javac"));
        if (!compiler.toFile().setExecutable(true)) throw new IOException(compiler + " cannot be made executable");
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"test\"\nJAVA_VERSION=\"" + version + "\"\n");
        return jdk;
    }

    private static String found(Path javaHome, Path second) throws Exception {
        ProcessBuilder shell = new ProcessBuilder("sh", "-euc", ". .mvn/jdk.sh; echo \"$JAVA_HOME\"")
                .directory(PROJECT.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        shell.environment().putAll(Map.of("JAVA_HOME", javaHome.toString(), "JAVA_HOME_25_X64", second.toString()));
        Process process = shell.start();
        String answer = new String(process.getInputStream().readAllBytes()).strip();
        assertEquals(0, process.waitFor());
        return answer;
    }
}
