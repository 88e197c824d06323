package eu.megawatt.service.webhook;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/**
 * Reads an answer that nobody wants, so that the connection can be used again, but no more of it
 * than 64 KiB. The status counts, whatever becomes of the body. The result is whether it was read
 * to its end.
 */
final class BriefBody implements BodySubscriber<Boolean> {

  private static final long MOST_BYTES = 64 << 10;

  private final CompletableFuture<Boolean> end = new CompletableFuture<>();
  private Optional<Subscription> source = Optional.empty();
  private long left = MOST_BYTES;

  @Override
  public CompletionStage<Boolean> getBody() {
    return end;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    source = Optional.of(subscription);
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> part) {
    left -= part.stream().mapToLong(ByteBuffer::remaining).sum();
    if (left < 0 && end.complete(false)) {
      source.ifPresent(Subscription::cancel);
    }
  }

  @Override
  public void onError(Throwable failure) {
    end.complete(false);
  }

  @Override
  public void onComplete() {
    end.complete(true);
  }
}
