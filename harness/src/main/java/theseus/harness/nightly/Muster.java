package theseus.harness.nightly;

import theseus.harness.run.Sailed;

/// Who does the runs of a night: threads of this process, or machines elsewhere.
public interface Muster {
    /// What the crews are told, and whom they report to. All of it may be called by several at a time.
    interface Orders {
        /// Whether there is time for another run.
        boolean goesOn();

        /// The next run, of the simulation; where it is time for it, and the crew can do it, or where nothing is
        /// simulated,
        /// one in containers.
        ///
        /// @param containers whether this crew can do runs in containers
        Job next(boolean containers);

        /// A run is over.
        ///
        /// @param sailed the run itself; null where it was done elsewhere
        void over(Job job, Entry entry, Sailed sailed);

        /// Whoever had that run will not bring it back: it is to be given out once more.
        void lost(Job job);

        /// Does what is to be done between runs; answers whether there was anything.
        boolean chore();

        /// Whether the user has stopped the night: runs that are under way are not to be waited for.
        boolean stopped();
    }

    /// Does runs until the night is over or stopped; every run that was begun is over or lost by then.
    void work(Orders orders);
}
