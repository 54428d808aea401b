package theseus.node.host.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// A port that answers HTTP, each request on a virtual thread of its own.
public final class Endpoint {
    private static final int BACKLOG = 1024;
    private static final int HEADERS_MAX = 64;
    private static final int URI_CHARS_MAX = 8192;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Consumer<Throwable> onDefect;

    /// Binds the port; nothing is answered before [#serve].
    ///
    /// @param onDefect told of an exception that a handler should not have thrown
    /// @throws IOException where the port cannot be had
    public Endpoint(InetSocketAddress address, Consumer<Throwable> onDefect) throws IOException {
        this.onDefect = onDefect;
        server = HttpServer.create(address, BACKLOG);
        server.setExecutor(threads);
    }

    /// Starts to answer.
    public void serve(Router router) {
        server.createContext("/", exchange -> handle(exchange, router));
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /// Takes no new request; gives those in hand `seconds` to end.
    public void close(int seconds) {
        server.stop(seconds);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange, Router router) throws IOException {
        try (exchange) {
            send(exchange, reply(exchange, router));
        }
    }

    private Reply reply(HttpExchange exchange, Router router) throws IOException {
        try {
            refuseExcess(exchange);
            return router.answer(exchange);
        } catch (Refusal refusal) {
            return refusal.reply();
        } catch (InterruptedException e) {
            return new Refusal(503, "STOPPING", "the node is stopping")
                    .mayHaveHappened(true)
                    .reply();
        } catch (RuntimeException e) {
            onDefect.accept(e);
            return new Refusal(500, "DEFECT", "the node has met a defect of its own: " + e)
                    .mayHaveHappened(true)
                    .reply();
        }
    }

    private static void refuseExcess(HttpExchange exchange) {
        int headers = exchange.getRequestHeaders().size();
        if (headers > HEADERS_MAX)
            throw new Refusal(431, "TOO_MANY_HEADERS", headers + " headers; expected at most " + HEADERS_MAX);
        int chars = exchange.getRequestURI().toString().length();
        if (chars > URI_CHARS_MAX)
            throw new Refusal(414, "URI_TOO_LONG", "a URI of " + chars + " characters; at most " + URI_CHARS_MAX);
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        if (reply.type() != null) exchange.getResponseHeaders().set("Content-Type", reply.type());
        int length = reply.body().length;
        exchange.sendResponseHeaders(reply.status(), length == 0 ? -1 : length);
        if (length > 0) exchange.getResponseBody().write(reply.body());
    }
}
