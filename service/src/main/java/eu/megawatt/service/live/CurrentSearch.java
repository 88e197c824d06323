package eu.megawatt.service.live;

import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.change.StaleException;
import eu.megawatt.service.problem.ProblemException;

/** The search behind the plan, for those who watch it or want it to pause. Thread-safe. */
public final class CurrentSearch {

  private final Pulse pulse;
  private final SearchPause pause;

  public CurrentSearch(Pulse pulse, SearchPause pause) {
    this.pulse = pulse;
    this.pause = pause;
  }

  public SearchView view() {
    return SearchView.of(pause.said(), pulse.seen());
  }

  /**
   * Pauses it or has it go on. Once this returns a paused search changes nothing any more.
   *
   * @throws ProblemException 422 where something is wrong with what is asked for
   * @throws StaleException where something else was said than was looked at
   */
  public SearchView put(SearchBody body, Expectation expected) {
    body.requireWhole();
    boolean isPaused = body.paused().orElseThrow();
    if (pause.say(isPaused, body.reason().orElse(""), expected)) {
      pulse.obeyPause();
    }
    return view();
  }
}
