package eu.megawatt.service.rest;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.change.StaleException;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;

/**
 * Where changes of one document come in: each says by {@code If-Match} of which version it is, and
 * is tried only where {@code validateOnly} is set. Two are read at a time. Thread-safe.
 *
 * @param <D> the document
 * @param <C> what a change does to it
 */
final class ChangeDesk<D, C> {

  /** The parameter that has a change tried and not made. */
  static final String VALIDATE_ONLY = "validateOnly";

  private static final int AT_ONCE = 2;
  private static final int RETRY_SECONDS = 5;

  private final String what;
  private final Act<D, C> preview;
  private final Act<D, C> apply;
  private final Semaphore places = new Semaphore(AT_ONCE);

  /**
   * A desk.
   *
   * @param what the document, as the end of a sentence about changes of it
   * @param preview says what an edit would do
   * @param apply does it
   */
  ChangeDesk(String what, Act<D, C> preview, Act<D, C> apply) {
    this.what = what;
    this.preview = preview;
    this.apply = apply;
  }

  /** Holds an edit against the version that it is for, and against all rules. */
  interface Act<D, C> {
    C of(Expectation expected, UnaryOperator<D> edit);
  }

  /** Reads what a request wants of the document. */
  interface Wish<D> {
    UnaryOperator<D> read() throws IOException;
  }

  /**
   * What came of a request.
   *
   * @param tried whether nothing was changed, because only that was asked for
   */
  record Outcome<C>(C change, boolean tried) {}

  /**
   * Reads a request's wish and fulfils it.
   *
   * @throws ProblemException 503 where two are being read, 428 or 412 by {@code If-Match}, 422 with
   *     everything that is wrong
   */
  Outcome<C> change(ServerRequest request, Query query, Wish<D> wish) throws IOException {
    boolean tried = query.flag(VALIDATE_ONLY);
    if (!places.tryAcquire()) {
      throw new ProblemException(
          Problem.of(
              ProblemKind.UNAVAILABLE, "Two changes of %s are being read already.".formatted(what)),
          RETRY_SECONDS);
    }
    try {
      Expectation expected = IfMatch.of(request);
      UnaryOperator<D> edit = wish.read();
      return new Outcome<>((tried ? preview : apply).of(expected, edit), tried);
    } catch (InvalidDocumentException e) {
      throw DocumentProblem.of(e).toException();
    } catch (StaleException e) {
      throw IfMatch.problem(e);
    } finally {
      places.release();
    }
  }
}
