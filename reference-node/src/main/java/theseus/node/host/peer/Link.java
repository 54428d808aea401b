package theseus.node.host.peer;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import theseus.node.host.machine.Failpoint;
import theseus.node.host.machine.Failpoints;
import theseus.node.message.Batch;
import theseus.node.message.Message;
import theseus.node.message.MessageCodec;
import theseus.node.ring.NodeId;

/// One-way traffic to one other node: a bounded queue, and a virtual thread that sends what has gathered in it as one
/// request. When the queue is full the oldest message is lost; when a request fails its messages are. The timeouts are
/// short, so that a link that was cut is in use again within about half a second of its healing.
public final class Link {
    private static final int QUEUE_MESSAGES_MAX = 4096;
    private static final int BATCH_MESSAGES_MAX = 256;
    private static final long BATCH_CHARS_MAX = 2 << 20;
    private static final long CALL_MILLIS = 500;
    /// Both sides are still loading their classes. (A link that is cut fails to connect long before.)
    private static final long FIRST_CALL_MILLIS = 2000;

    private static final long CONNECT_MILLIS = 300;
    private static final long BYTES_PER_EXTRA_MILLI = 10_000;
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 50;
    private static final MediaType CBOR = MediaType.get("application/cbor");

    private final Links.Sender sender;
    private final String address;
    private final String url;
    private final OkHttpClient client;
    private final Failpoints failpoints;
    private final Impediments impediments;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Message> queue = new ArrayDeque<>();
    private boolean closed;
    private long sent;
    private long lost;

    /// @param sent messages that the other node took
    /// @param lost messages that were dropped, or whose request failed
    public record Counts(long sent, long lost) {}

    Link(
            Links.Sender sender,
            NodeId peer,
            String address,
            OkHttpClient shared,
            Failpoints failpoints,
            Impediments impediments) {
        this.sender = sender;
        this.address = address;
        this.url = "http://" + address + "/peer/v1/messages";
        this.client = shared.newBuilder()
                .connectionPool(new ConnectionPool(1, 20, TimeUnit.SECONDS))
                .build();
        this.failpoints = failpoints;
        this.impediments = impediments;
        Thread.ofVirtual().name("link-" + peer).start(this::run);
    }

    static OkHttpClient client() {
        return new OkHttpClient.Builder()
                .protocols(List.of(Protocol.HTTP_1_1))
                // Without TLS none of its classes is loaded: a fifth of the time to start.
                .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
                .connectTimeout(Duration.ofMillis(CONNECT_MILLIS))
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .followRedirects(false)
                .fastFallback(false)
                .build();
    }

    String address() {
        return address;
    }

    void send(Message message) {
        impediments.pass(message, this::enqueue);
    }

    /// What waited because of that fault sets out.
    void relieve(int fault) {
        impediments.remove(fault, this::enqueue);
    }

    private void enqueue(Message message) {
        lock.lock();
        try {
            if (queue.size() == QUEUE_MESSAGES_MAX) {
                queue.poll();
                lost++;
            }
            queue.add(message);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    Counts counts() {
        lock.lock();
        try {
            return new Counts(sent, lost);
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (true) {
            List<Message> batch = takeBatch();
            if (batch.isEmpty()) break;
            boolean delivered = deliver(batch);
            count(delivered, batch.size());
            if (!delivered) pauseAfterFailure();
        }
        client.connectionPool().evictAll();
    }

    /// Waits for messages; empty when the link is closed.
    private List<Message> takeBatch() {
        lock.lock();
        try {
            while (queue.isEmpty() && !closed) changed.awaitUninterruptibly();
            List<Message> batch = new ArrayList<>();
            long chars = 0;
            while (!closed && !queue.isEmpty() && batch.size() < BATCH_MESSAGES_MAX && chars < BATCH_CHARS_MAX) {
                Message message = queue.poll();
                chars += Weight.charsOf(message);
                batch.add(message);
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private boolean deliver(List<Message> batch) {
        byte[] body = MessageCodec.write(new Batch(sender.cluster(), sender.id(), sender.address(), batch));
        Request request = new Request.Builder()
                .url(url)
                .post(RequestBody.create(body, CBOR))
                .build();
        var call = client.newCall(request);
        long millis = counts().sent() == 0 ? FIRST_CALL_MILLIS : CALL_MILLIS;
        call.timeout().timeout(millis + body.length / BYTES_PER_EXTRA_MILLI, TimeUnit.MILLISECONDS);
        try {
            failpoints.pass(Failpoint.PEER_SEND);
            try (Response response = call.execute()) {
                return response.isSuccessful();
            }
        } catch (IOException e) {
            client.connectionPool().evictAll();
            return false;
        }
    }

    private void count(boolean delivered, int messages) {
        lock.lock();
        try {
            if (delivered) sent += messages;
            else lost += messages;
        } finally {
            lock.unlock();
        }
    }

    private void pauseAfterFailure() {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(PAUSE_AFTER_FAILURE_MILLIS);
            while (left > 0 && !closed) left = changed.awaitNanos(left);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
