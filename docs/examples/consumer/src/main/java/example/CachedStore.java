package example;

import java.util.HashMap;
import java.util.Map;

/// A store with a cache for each of its readers, and the usual mistake: nobody tells the other readers of a write.
public final class CachedStore {
    private final Map<String, Long> store = new HashMap<>();
    private final Map<String, Long> caches = new HashMap<>();
    private final boolean cached;

    /// @param cached whether readers have a cache
    public CachedStore(boolean cached) {
        this.cached = cached;
    }

    /// Writes the value.
    public void put(String key, long value) {
        store.put(key, value);
    }

    /// What the reader sees; null for nothing.
    public Long get(int reader, String key) {
        return cached ? caches.computeIfAbsent(reader + "/" + key, _ -> store.get(key)) : store.get(key);
    }
}
