package theseus.harness.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Consumer;

/// Levers within a node's process, as small requests: `PUT clock {"offsetMillis": 200}`, `PUT links/n2/7 {"kind":
/// "lossy", "percent": 20}`, `PUT waypoints/put-checked`. They do what nobody can do from the outside: to its clock, to
/// its disk, to single messages, to the steps of its work.
///
/// Which requests there are is the reference node's `host/levers`; a system that has some of them says in its
/// [Charter] which kinds of fault it lacks all the same.
@FunctionalInterface
public interface Inside {
    /// Pulls or asks; empty where the node does not do it.
    ///
    /// @param method `PUT`, `POST` or `DELETE` with a body, `GET` with none
    void pull(String method, String node, ObjectNode body, Consumer<Optional<JsonNode>> then, String... path);
}
