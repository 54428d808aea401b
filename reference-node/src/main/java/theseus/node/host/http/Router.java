package theseus.node.host.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Finds what answers a request, by method and path.
public final class Router {
    private final List<Route> routes = new ArrayList<>();

    /// Answers a request; a [Refusal] is an answer too.
    public interface Handler {
        Reply handle(Asked asked) throws IOException, InterruptedException;
    }

    private record Route(String method, String[] pattern, Handler handler) {
        Optional<Map<String, String>> match(String[] path) {
            if (path.length != pattern.length) return Optional.empty();
            Map<String, String> variables = new TreeMap<>();
            for (int i = 0; i < path.length; i++) {
                if (pattern[i].startsWith("{"))
                    variables.put(pattern[i].substring(1, pattern[i].length() - 1), Asked.decode(path[i], false));
                else if (!pattern[i].equals(path[i])) return Optional.empty();
            }
            return Optional.of(variables);
        }
    }

    /// Adds a route; `{name}` in the pattern stands for one piece of the path.
    public Router on(String method, String pattern, Handler handler) {
        routes.add(new Route(method, pattern.split("/", -1), handler));
        return this;
    }

    Reply answer(HttpExchange exchange) throws IOException, InterruptedException {
        String[] path = exchange.getRequestURI().getRawPath().split("/", -1);
        TreeSet<String> otherMethods = new TreeSet<>();
        for (Route route : routes) {
            Optional<Map<String, String>> variables = route.match(path);
            if (variables.isEmpty()) continue;
            if (route.method.equals(exchange.getRequestMethod()))
                return route.handler.handle(new Asked(exchange, variables.get()));
            otherMethods.add(route.method);
        }
        if (otherMethods.isEmpty()) throw new Refusal(404, "NO_SUCH_PATH", "nothing is served under this path");
        throw new Refusal(405, "METHOD_NOT_ALLOWED", exchange.getRequestMethod() + " is not served under this path")
                .with("served", otherMethods);
    }
}
