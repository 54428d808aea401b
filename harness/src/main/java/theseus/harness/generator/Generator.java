package theseus.harness.generator;

/// Gives the operations of a run, one at a time. A value: asking and telling return what it has become.
public interface Generator {
    /// The next operation, or that there is none yet, or none any more. At least one thread is free.
    Step op(Context context);

    /// What it has become when it begins to be played, at this time since the start of the run.
    default Generator begun(long nanos) {
        return this;
    }

    /// What it has become after the news.
    default Generator update(News news) {
        return this;
    }
}
