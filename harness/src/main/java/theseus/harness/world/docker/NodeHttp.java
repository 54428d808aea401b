package theseus.harness.world.docker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/// HTTP to the nodes: nothing is ever sent twice, and whether a request left this machine at all is known.
final class NodeHttp implements AutoCloseable {
    private static final int CALLS_MAX = 4096;
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);

    /// What became of a request.
    sealed interface Outcome {
        record Answered(int status, byte[] body) implements Outcome {
            String text() {
                return new String(body, StandardCharsets.UTF_8);
            }
        }

        /// No byte of it was sent, so nothing came of it.
        record NotSent(String why) implements Outcome {}

        /// It was sent, and no answer came.
        record Lost(String why) implements Outcome {}
    }

    private static final class Sent extends EventListener {
        @Override
        public void requestHeadersStart(Call call) {
            call.request().tag(AtomicBoolean.class).set(true);
        }
    }

    private final OkHttpClient http;

    NodeHttp(Duration limit) {
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(CALLS_MAX);
        dispatcher.setMaxRequestsPerHost(CALLS_MAX);
        Sent sent = new Sent();
        http = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(CALLS_MAX, 1, java.util.concurrent.TimeUnit.MINUTES))
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .connectTimeout(CONNECT_LIMIT)
                .readTimeout(limit)
                .writeTimeout(limit)
                .callTimeout(limit)
                .eventListener(sent)
                .build();
    }

    static HttpUrl.Builder at(Door door) {
        return new HttpUrl.Builder().scheme("http").host(door.host()).port(door.port());
    }

    /// Sends the request; the outcome comes on another thread.
    void send(Request.Builder request, Consumer<Outcome> then) {
        AtomicBoolean sent = new AtomicBoolean();
        http.newCall(request.tag(AtomicBoolean.class, sent).build()).enqueue(new Callback() {
            @Override
            public void onFailure(Call call, IOException e) {
                then.accept(failure(sent.get(), e));
            }

            @Override
            public void onResponse(Call call, Response response) {
                Outcome outcome;
                try (ResponseBody body = response.body()) {
                    outcome = new Outcome.Answered(response.code(), body.bytes());
                } catch (IOException e) {
                    outcome = failure(true, e);
                }
                then.accept(outcome);
            }
        });
    }

    private static Outcome failure(boolean sent, IOException e) {
        String why = e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
        return sent ? new Outcome.Lost(why) : new Outcome.NotSent(why);
    }

    /// Forgets idle connections: those to a killed process are dead without knowing.
    void forgetIdle() {
        http.connectionPool().evictAll();
    }

    @Override
    public void close() {
        http.dispatcher().cancelAll();
        http.dispatcher().executorService().shutdownNow();
        http.connectionPool().evictAll();
    }
}
