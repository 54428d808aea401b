package theseus.harness.layering;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Does all that deciding code must not, a part of it by method reference.
final class Impure {
    List<Object> time() throws InterruptedException {
        LongSupplier nanos = System::nanoTime;
        Thread.sleep(0);
        return List.of(
                nanos,
                System.currentTimeMillis(),
                Instant.now(),
                LocalDateTime.now(),
                Clock.systemUTC(),
                Clock.systemDefaultZone());
    }

    List<Object> chance() {
        return List.of(
                new Random(),
                new SecureRandom(),
                Math.random(),
                ThreadLocalRandom.current(),
                UUID.randomUUID(),
                System.identityHashCode(this));
    }

    List<Object> saltedOrder(Stream<String> names) {
        return List.of(
                Map.of("a", 1),
                Map.ofEntries(),
                Map.copyOf(Map.of()),
                Set.of("a"),
                Set.copyOf(List.of()),
                names.collect(Collectors.toUnmodifiableSet()),
                Stream.of("b").collect(Collectors.toUnmodifiableMap(name -> name, name -> name)));
    }

    List<Object> hashOrder() {
        return List.of(
                new HashMap<String, String>(),
                new HashSet<String>(),
                new IdentityHashMap<String, String>(),
                new ConcurrentHashMap<String, String>(),
                Stream.of("a").collect(Collectors.toSet()),
                Stream.of("a").collect(Collectors.toMap(name -> name, name -> name)),
                Stream.of("a").collect(Collectors.groupingBy(name -> name)));
    }
}
