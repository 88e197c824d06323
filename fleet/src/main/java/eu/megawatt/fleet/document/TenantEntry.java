package eu.megawatt.fleet.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.demand.Tenant;
import eu.megawatt.fleet.time.TimeGrid;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A tenant as read. */
final class TenantEntry extends Entry {

  static final Shape<TenantEntry> SHAPE =
      Shape.<TenantEntry>of("a tenant object")
          .required("id", (in, tenant) -> tenant.id = in.id())
          .required(
              "guaranteedMW", (in, tenant) -> tenant.guaranteedMW = in.number(Range.NOT_NEGATIVE))
          .required("weight", (in, tenant) -> tenant.weight = in.number(Range.POSITIVE))
          .optional("budgets", (in, tenant) -> in.items("objects", tenant::readBudget));

  private double guaranteedMW;
  private double weight;
  private final List<BudgetEntry> budgets = new ArrayList<>();

  private void readBudget(Cursor in) throws IOException {
    BudgetEntry budget = new BudgetEntry();
    budget.pointer = in.pointer();
    budget.at = in.at();
    BudgetEntry.SHAPE.read(in, budget);
    budgets.add(budget);
  }

  void check(TimeGrid grid, Issues issues) {
    budgets.forEach(it -> it.check(grid, issues));
  }

  Tenant complete() {
    return new Tenant(
        requireNonNull(id).value(),
        guaranteedMW,
        weight,
        budgets.stream().map(BudgetEntry::complete).toList());
  }
}
