package theseus.harness.report.shelf;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executors;

/// Shows the shelf to browsers on this machine, and to nobody else: it listens on the loopback address, answers only
/// to requests that were sent to it by that name, and only reads.
public final class ShelfServer implements AutoCloseable {
    private static final String RUN = "/run/";
    private static final String TREND = "/trend/";

    private final Shelf shelf;
    private final Clock clock;
    private final HttpServer server;

    /// Starts to serve.
    ///
    /// @param port 0 for any
    public ShelfServer(Shelf shelf, int port, Clock clock) throws IOException {
        this.shelf = shelf;
        this.clock = clock;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /// Where to find it.
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = URLDecoder.decode(
                    exchange.getRequestURI().getRawPath().replace("+", "%2B"), StandardCharsets.UTF_8);
            if (!sentHere(exchange)) text(exchange, 403, "text/plain", "this server answers on the loopback only");
            else if (!exchange.getRequestMethod().equals("GET")) text(exchange, 405, "text/plain", "only GET");
            else if (path.equals("/") || path.equals("/index.html"))
                text(exchange, 200, "text/html", shelf.page(clock.instant()));
            else if (path.startsWith(RUN) && path.endsWith("/report.html"))
                run(exchange, path.substring(RUN.length(), path.length() - "/report.html".length()), false);
            else if (path.startsWith(RUN) && path.endsWith("/run.zip"))
                run(exchange, path.substring(RUN.length(), path.length() - "/run.zip".length()), true);
            else if (path.startsWith(TREND) && path.endsWith(".html"))
                trend(exchange, path.substring(TREND.length(), path.length() - ".html".length()));
            else text(exchange, 404, "text/plain", "there is no such page");
        }
    }

    /// A page elsewhere may make a browser ask here under another name.
    private static boolean sentHere(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        return host != null && host.replaceFirst(":\\d+$", "").matches("127\\.0\\.0\\.1|localhost|\\[::1]");
    }

    /// Only what the shelf lists is read, so no path leads out of it.
    private void run(HttpExchange exchange, String name, boolean zipped) throws IOException {
        Path run = shelf.byName().get(name);
        if (run == null) text(exchange, 404, "text/plain", "there is no such run");
        else if (zipped) zip(exchange, run);
        else text(exchange, 200, "text/html", shelf.report(run));
    }

    private void trend(HttpExchange exchange, String name) throws IOException {
        Optional<String> page = shelf.annexed(name);
        text(
                exchange,
                page.isPresent() ? 200 : 404,
                page.isPresent() ? "text/html" : "text/plain",
                page.orElse("there is no such night"));
    }

    private static void zip(HttpExchange exchange, Path run) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/zip");
        exchange.getResponseHeaders()
                .set("Content-Disposition", "attachment; filename=\"" + run.getFileName() + ".zip\"");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            Shelf.zip(run, body);
        }
    }

    private static void text(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
