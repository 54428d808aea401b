package theseus.node.environment;

import java.util.List;

/// The node's durable files. What was appended survives a crash only if a later sync was acknowledged; an unsynced
/// tail may survive in part, cut at any byte. Callbacks run on the node's own thread, in order.
public interface Disk {
    /// The names of the files that exist, in order.
    List<String> files();

    /// The whole content of a file; empty where there is none. For the start only: it may take its time.
    byte[] read(String file);

    /// Appends `length` bytes from `offset` to the end of the file, which is made where there is none. The array
    /// may be reused after the call.
    void append(String file, byte[] bytes, int offset, int length);

    /// Makes everything appended to the file so far durable, then tells.
    void sync(String file, Synced then);

    /// Cuts the file after `length` bytes (a torn tail, at start).
    void truncate(String file, long length);

    /// Deletes the file durably.
    void delete(String file);

    /// The end of a sync: exactly one of the two is called, once.
    interface Synced {
        void durable();

        /// The disk cannot keep what it was given; `why` is one sentence.
        void failed(String why);
    }
}
