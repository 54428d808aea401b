package theseus.harness.system.own;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentSkipListMap;

/// The store: one node, one map behind HTTP, nothing on disk.
public final class Pebble {
    private Pebble() {}

    /// @param args the port to listen on
    public static void main(String[] args) throws IOException {
        ConcurrentSkipListMap<String, String> map = new ConcurrentSkipListMap<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(Integer.parseInt(args[0])), 0);
        server.createContext("/", exchange -> {
            String key = exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            switch (exchange.getRequestMethod()) {
                case "PUT" -> map.put(key, body);
                case "DELETE" -> map.remove(key);
                default -> {}
            }
            byte[] held = map.getOrDefault(key, "").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(held.length == 0 ? 204 : 200, held.length == 0 ? -1 : held.length);
            exchange.getResponseBody().write(held);
            exchange.close();
        });
        server.start();
    }
}
