package eu.megawatt.service.kueue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Follows one kind of object: lists all, then watches from there on; lists anew where Kubernetes no
 * longer knows what happened since, and now and then anyway. For one thread, which it takes until
 * that is interrupted.
 *
 * @param <T> what is kept of an object
 */
final class Watcher<T> {

  private static final Duration TOO_SILENT = Duration.ofSeconds(Resource.WATCH_SECONDS + 30);

  /** Who is told, on the watcher's thread. */
  interface Listener<T> {

    /** These are all there are. */
    void replaced(List<T> all);

    void changed(T one);

    void gone(T one);
  }

  private final KubernetesApi kubernetes;
  private final Resource resource;
  private final Function<JsonNode, T> read;
  private final Listener<T> listener;
  private final KueueSettings settings;
  private final Figures figures;
  private final Troubles troubles;
  private final InstantSource clock;
  private final Backoff backoff;

  Watcher(
      KubernetesApi kubernetes,
      Resource resource,
      Function<JsonNode, T> read,
      Listener<T> listener,
      KueueSettings settings,
      Figures figures,
      Troubles troubles,
      InstantSource clock) {
    this.kubernetes = kubernetes;
    this.resource = resource;
    this.read = read;
    this.listener = listener;
    this.settings = settings;
    this.figures = figures;
    this.troubles = troubles;
    this.clock = clock;
    this.backoff = settings.backoff();
  }

  void run() {
    try {
      while (true) {
        try {
          follow(list());
        } catch (KubernetesException | UnreachableException e) {
          failed(e);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void failed(RuntimeException e) throws InterruptedException {
    troubles.say(resource.plural(), String.valueOf(e.getMessage()));
    Thread.sleep(backoff.pause());
  }

  private String list() throws InterruptedException {
    List<T> all = new ArrayList<>();
    String continued = "";
    JsonNode page;
    do {
      page = kubernetes.page(resource, continued);
      page.path("items").forEach(it -> all.add(read.apply(it)));
      continued = page.at("/metadata/continue").asText();
    } while (!continued.isEmpty());
    figures.lists.increment();
    listener.replaced(all);
    troubles.over(resource.plural());
    return page.at("/metadata/resourceVersion").asText();
  }

  /** Until everything is to be listed anew. */
  private void follow(String listed) throws InterruptedException {
    String version = listed;
    Instant again = clock.instant().plus(settings.relist());
    while (clock.instant().isBefore(again)) {
      try {
        long began = System.nanoTime();
        String reached = watch(version);
        boolean isShort = System.nanoTime() - began < settings.longestPause().toNanos();
        if (isShort && reached.equals(version)) {
          Thread.sleep(backoff.pause()); // ended at once and said nothing: no hurry
        } else {
          backoff.reset();
        }
        version = reached;
      } catch (KubernetesException e) {
        if (e.isGone()) {
          return;
        }
        failed(e);
      } catch (UnreachableException e) {
        failed(e);
      }
    }
  }

  /** Until the watch ends; returns the version that was reached. */
  private String watch(String from) throws InterruptedException {
    String version = from;
    try (BoundedLines lines = kubernetes.watch(resource, from)) {
      CompletableFuture.delayedExecutor(TOO_SILENT.toSeconds(), TimeUnit.SECONDS)
          .execute(() -> close(lines));
      Optional<byte[]> line = lines.next();
      while (line.isPresent()) {
        version = heard(BoundedLines.json(line.get()), version);
        troubles.over(resource.plural());
        line = lines.next();
      }
    } catch (IOException _) {
      Thread.onSpinWait(); // broken off: what was heard counts, and the next one goes on from there
    }
    figures.watchesEnded.increment();
    return version;
  }

  private static void close(BoundedLines lines) {
    try {
      lines.close();
    } catch (IOException _) {
      Thread.onSpinWait(); // it is over either way
    }
  }

  private String heard(JsonNode event, String before) {
    JsonNode object = event.path("object");
    switch (event.path("type").asText()) {
      case "ADDED", "MODIFIED" -> listener.changed(read.apply(object));
      case "DELETED" -> listener.gone(read.apply(object));
      case "ERROR" ->
          throw new KubernetesException(
              object.path("code").asInt(), "A watch ends: " + object.path("message").asText());
      default -> figures.bookmarks.increment();
    }
    String version = object.at("/metadata/resourceVersion").asText();
    return version.isEmpty() ? before : version;
  }
}
