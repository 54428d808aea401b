package theseus.harness.system.http;

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
import theseus.harness.system.Address;

/// HTTP to nodes, for systems that speak it: nothing is ever sent twice, and whether a request left this machine at all
/// is known.
public final class Http implements AutoCloseable {
    private static final int CALLS_MAX = 4096;
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);

    /// What became of a request.
    public sealed interface Outcome {
        record Answered(int status, byte[] body) implements Outcome {
            /// The body as text.
            public String text() {
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

    /// @param limit after which no answer is waited for
    public Http(Duration limit) {
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

    /// The root of what is served there.
    public static HttpUrl.Builder at(Address address) {
        return new HttpUrl.Builder().scheme("http").host(address.host()).port(address.port());
    }

    /// Sends the request; the outcome comes on another thread.
    public void send(Request.Builder request, Consumer<Outcome> then) {
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
    public void forgetIdle() {
        http.connectionPool().evictAll();
    }

    @Override
    public void close() {
        http.dispatcher().cancelAll();
        http.dispatcher().executorService().shutdownNow();
        http.connectionPool().evictAll();
    }
}
