package eu.megawatt.telemetry.store;

import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.Readings;
import eu.megawatt.telemetry.store.rows.LateSamples;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Finds out which quarter-hours' records may have changed: those of new samples, and those between
 * them and their neighbours. One thread at a time.
 */
final class ChangeTracker {

  private final Contents contents;
  private final DirtyPairs pairs;
  private volatile boolean isLooking;

  ChangeTracker(Contents contents, DirtyPairs pairs) {
    this.contents = contents;
    this.pairs = pairs;
  }

  /** Looks at all that has come since the last time. */
  void look() throws IOException {
    isLooking = true;
    try {
      lookAtAll();
    } finally {
      isLooking = false;
    }
  }

  /** Whether something may be neither among the changes nor among the pairs just now. */
  boolean isLooking() {
    return isLooking;
  }

  private void lookAtAll() throws IOException {
    settle();
    if (contents.state().late() > 0) {
      settle(); // before, it was what a checkpoint had set aside; what came since has its turn now
    }
    List<Changes.Change> changes = Arrays.asList(contents.takeChanges());
    int done = 0;
    try {
      for (Changes.Change change : changes) {
        if (change.isWhole()) {
          pairs.add(change.entity(), change.from(), change.to());
        } else {
          lookAround(change);
        }
        done++;
      }
    } finally {
      contents.giveBack(changes.subList(done, changes.size()));
    }
  }

  private void lookAround(Changes.Change change) throws IOException {
    Readings rows = contents.around(change.entity(), change.from(), change.to() + 1);
    if (rows.size() > 0) {
      pairs.add(change.entity(), rows.atMillis(0), rows.atMillis(rows.size() - 1));
    }
  }

  /** Tells the late samples that say something new from those that do not. */
  private void settle() throws IOException {
    LateSamples late = contents.settling();
    LateSamples news = new LateSamples();
    for (int entity = 0; entity < late.entities(); entity++) {
      Readings said = new Readings();
      late.read(entity, said);
      if (said.size() > 0) {
        addNews(entity, said, contents.settled(entity, said), news);
      }
    }
    contents.settled(late, news);
  }

  private static void addNews(int entity, Readings said, Readings known, LateSamples news) {
    for (int row = 0; row < said.size(); row++) {
      long atMillis = said.atMillis(row);
      int same = known.firstFrom(atMillis);
      boolean has = same < known.size() && known.atMillis(same) == atMillis;
      for (int code = 0; code < Quantity.count(); code++) {
        Quantity what = Quantity.at(code);
        if (said.has(row, what)
            && !(has
                && known.has(same, what)
                && known.value(same, what) >= said.value(row, what))) {
          news.add(entity, code, atMillis, said.value(row, what));
        }
      }
    }
  }
}
