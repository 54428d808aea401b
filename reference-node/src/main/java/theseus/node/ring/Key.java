package theseus.node.ring;

/// A key of one tenant, with its place on the ring. Ordered by token, so that a token range is a run of neighbours.
///
/// @param token place on the ring, derived from the other two
/// @param tenant the tenant's name
/// @param name the key within the tenant
public record Key(long token, String tenant, String name) implements Comparable<Key> {
    /// The key `name` of `tenant`, its token computed.
    public static Key of(String tenant, String name) {
        return new Key(Token.of(tenant + ":" + name), tenant, name);
    }

    @Override
    public int compareTo(Key other) {
        int byToken = Long.compare(token, other.token);
        if (byToken != 0) return byToken;
        int byTenant = tenant.compareTo(other.tenant);
        return byTenant != 0 ? byTenant : name.compareTo(other.name);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Key key && token == key.token && name.equals(key.name) && tenant.equals(key.tenant);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(token);
    }

    @Override
    public String toString() {
        return tenant + ":" + name;
    }
}
