package theseus.node;

/// Other rules that are right, too: a harness that convicts one of these cannot be trusted.
public enum Control implements Switch {
    THREE_OF_FOUR("3 of the 4 nodes of O and N together must take a write, in place of a majority of each");

    private final String summary;

    Control(String summary) {
        this.summary = summary;
    }

    @Override
    public String summary() {
        return summary;
    }
}
