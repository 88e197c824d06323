package eu.megawatt.service.validation;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.change.StaleException;
import eu.megawatt.service.live.SetApart;
import eu.megawatt.service.store.Database;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Which nodes have to be proved before anything is placed on them. Thread-safe. */
public final class Policies {

  private final Database database;
  private final Supplier<Inventory> fleet;
  private final SetApart plan;
  private final Clock clock;
  private volatile Policy current;
  private volatile Runnable onChange = () -> {};

  Policies(Database database, Supplier<Inventory> fleet, SetApart plan, Clock clock) {
    this.database = database;
    this.fleet = fleet;
    this.plan = plan;
    this.clock = clock;
    this.current = database.jdbi().withHandle(PolicyRows::current).orElse(Policy.NONE);
  }

  /** Somebody hears of another; before that is answered. */
  void onChange(Runnable listener) {
    onChange = listener;
  }

  /** The one that holds. */
  public Policy current() {
    return current;
  }

  /** One of its versions. */
  public Optional<Policy> find(long version) {
    return current.version() == version
        ? Optional.of(current)
        : database.jdbi().withHandle(handle -> PolicyRows.find(handle, version));
  }

  /**
   * Says which nodes have to be proved; the same again changes nothing.
   *
   * @param by id of the caller
   * @throws StaleException where another is there than was looked at
   */
  public synchronized Policy put(
      PolicyBody body, Expectation expected, String by, boolean isTrial) {
    Policy before = current;
    Policy next =
        new PolicyCheck(fleet.get(), new TreeSet<>(plan.poolByNode().values()))
            .read(body, before.version() + 1, clock.instant().truncatedTo(ChronoUnit.MILLIS), by);
    if (before.version() > 0 && before.saysTheSame(next)) {
      return before;
    }
    expected.check(
        "The validation policy is at version",
        Optional.of(before).filter(it -> it.version() > 0).map(Policy::tag),
        isTrial);
    if (!isTrial) {
      database.jdbi().useTransaction(handle -> PolicyRows.add(handle, next));
      database.force();
      current = next;
      onChange.run();
    }
    return next;
  }
}
