package theseus.harness.world.sim;

import theseus.node.message.Message;

/// What becomes of a message on a link.
///
/// @param subject what it is about, see [Subjects]
record MessageChoice(Machine from, Machine to, Message message, String subject, Fate fate, SimOptions.Links links)
        implements Choice {
    private static final ClassValue<String> KINDS = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            return type.getSimpleName();
        }
    };

    @Override
    public String about() {
        return fate.word + from + ">" + to + " " + kind() + (subject.isEmpty() ? "" : " " + subject);
    }

    @Override
    public long id() {
        long ends = (from.index() * 64L + to.index()) * 4 + fate.ordinal();
        return Chance.mixed(Chance.mixed(ends) ^ ((long) kind().hashCode() << 32 | subject.hashCode() & 0xFFFFFFFFL));
    }

    @Override
    public long usual() {
        return fate.usual;
    }

    @Override
    public long drawn(Chance chance) {
        return fate.drawn(links, chance);
    }

    private String kind() {
        return KINDS.get(message.getClass());
    }
}
