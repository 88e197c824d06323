package eu.megawatt.kernels.agent;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.kernels.machine.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A real agent at work on a thread of its own. */
final class AgentAtWork implements AutoCloseable {

  private final List<String> log = new CopyOnWriteArrayList<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final HttpClient http = HttpClient.newHttpClient();
  private final Path state;
  private final URI service;
  private final Thread thread;

  /**
   * Begins.
   *
   * @param token with which it enrols; without one it goes on where it was
   * @param use why it is to begin nothing
   */
  AgentAtWork(
      Path state, String service, Machine machine, Optional<String> token, Optional<String> use) {
    this.state = state;
    this.service = URI.create(service);
    this.thread =
        Thread.ofPlatform().name("agent in " + state).start(() -> work(machine, token, use));
  }

  private void work(Machine machine, Optional<String> token, Optional<String> use) {
    try {
      new Agent(
              Spool.open(state),
              new ServiceClient(http, service),
              () -> machine,
              () -> use,
              log::add,
              stopping)
          .run(token);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until it has ended by itself. */
  void join() throws InterruptedException {
    thread.join();
  }

  @Override
  public void close() {
    stopping.countDown();
    http.shutdownNow();
    thread.interrupt();
    try {
      thread.join(20_000);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    assertThat(thread.isAlive()).as(log.toString()).isFalse();
  }
}
