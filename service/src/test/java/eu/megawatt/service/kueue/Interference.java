package eu.megawatt.service.kueue;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** What befalls the requests of one scene on their way to a real API server. Thread-safe. */
final class Interference {

  private static final Map<String, Integer> PATCHES =
      Map.of("running", 0, "empty", 0, "conflict", 2, "unreachable", 2, "early", 2, "evicted", 3);

  private final String scene;
  private final ApiServer server;
  private final PlayedKueue kueue;
  private final Set<String> met = new HashSet<>();
  private final CountDownLatch patched = new CountDownLatch(1);

  Interference(String scene, ApiServer server, PlayedKueue kueue) {
    this.scene = scene;
    this.server = server;
    this.kueue = kueue;
  }

  /** How many patches of workloads the controller is to send. */
  int patches() {
    return PATCHES.getOrDefault(scene, 1);
  }

  /** Whether a request is lost. */
  boolean isNever(String request) {
    return scene.equals("killed") && isPatch(request);
  }

  /** What happens after a request was sent and before it arrives. */
  void before(String request) throws InterruptedException {
    if (scene.equals("conflict") && isPatch(request) && isFirst("PATCH")) {
      kueue.play("label");
    }
    if (scene.equals("gone") && request.contains("workloads?")) {
      age(request);
    }
  }

  /** The first second page and the first watch come when what they go on from is forgotten. */
  private void age(String request) throws InterruptedException {
    if (request.contains("continue=") && isFirst("page")) {
      server.forget();
    } else if (request.contains("watch=true") && isFirst("watch")) {
      patched.await();
      server.forget();
    }
  }

  private static boolean isPatch(String request) {
    return request.startsWith("PATCH") && request.contains("workloads");
  }

  private synchronized boolean isFirst(String what) {
    return met.add(what);
  }

  /** A request was answered. */
  void after(String request) {
    if (isPatch(request)) {
      patched.countDown();
    }
  }

  /** What is asked of the server: pages of one workload where the scene is about pages. */
  String asked(String pathAndQuery) {
    return scene.equals("gone")
        ? pathAndQuery.replace("workloads?limit=500", "workloads?limit=1")
        : pathAndQuery;
  }
}
