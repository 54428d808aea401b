package theseus.harness.world.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.ExecCreateCmd;
import com.github.dockerjava.api.command.KillContainerCmd;
import com.github.dockerjava.api.command.PauseContainerCmd;
import com.github.dockerjava.api.command.UnpauseContainerCmd;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import theseus.harness.system.Charter;
import theseus.harness.system.Image;
import theseus.harness.system.Inside;
import theseus.harness.system.Program;
import theseus.harness.system.Session;
import theseus.harness.system.Site;
import theseus.harness.system.System;
import theseus.harness.world.docker.engine.Engine;
import theseus.nemesis.Setup;

/// Injectors that do nothing and do not say so. What looks for an effect is as ever.
final class Idle {
    private Idle() {}

    /// An engine that sends no signal, freezes nobody, and keeps every packet filter as it is.
    static Engine engine(Engine engine) {
        DockerClient client = engine.client();
        DockerClient idle =
                through(DockerClient.class, client, (method, arguments, usual) -> switch (method.getName()) {
                    case "killContainerCmd" -> unsaid(KillContainerCmd.class, usual.get());
                    case "pauseContainerCmd" -> unsaid(PauseContainerCmd.class, usual.get());
                    case "unpauseContainerCmd" -> unsaid(UnpauseContainerCmd.class, usual.get());
                    case "execCreateCmd" -> filterless((ExecCreateCmd) usual.get());
                    default -> usual.get();
                });
        return new Engine(idle, engine.version(), engine.info());
    }

    /// A command that is never sent.
    private static <T> T unsaid(Class<T> type, Object command) {
        return through(type, command, (method, _, usual) -> method.getName().equals("exec") ? null : usual.get());
    }

    /// A program that runs in a container, unless it is the packet filter's.
    private static ExecCreateCmd filterless(ExecCreateCmd command) {
        return through(ExecCreateCmd.class, command, (method, arguments, usual) -> {
            boolean filter = method.getName().equals("withCmd") && ((String[]) arguments[0])[0].equals("nft");
            return filter ? command.withCmd("bash", "-c", ":") : usual.get();
        });
    }

    /// A system whose processes take every order to their levers, and carry out none.
    record Levers(System system) implements System {
        @Override
        public Session connect(Site site) {
            Session session = system.connect(site);
            return through(
                    Session.class,
                    session,
                    (method, _, usual) ->
                            method.getName().equals("inside") ? session.inside().map(Levers::idle) : usual.get());
        }

        private static Inside idle(Inside inside) {
            return (method, node, body, then, path) -> {
                if (method.equals("PUT")) then.accept(Optional.<JsonNode>of(body));
                else inside.pull(method, node, body, then, path);
            };
        }

        @Override
        public String name() {
            return system.name();
        }

        @Override
        public Charter charter() {
            return system.charter();
        }

        @Override
        public Image image() {
            return system.image();
        }

        @Override
        public Program program(Site site, String node, Setup setup) {
            return system.program(site, node, setup);
        }
    }

    private interface Usual {
        Object get() throws Throwable;
    }

    private interface Answer {
        Object to(Method method, Object[] arguments, Usual usual) throws Throwable;
    }

    /// The same object but for some of its answers. Where it would answer itself, so that one says more, it is this
    /// one.
    private static <T> T through(Class<T> type, Object target, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                Idle.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    Object said = answer.to(method, arguments, () -> usually(target, method, arguments));
                    return said == target ? self : said;
                }));
    }

    private static Object usually(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
