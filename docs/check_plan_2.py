#!/usr/bin/env python3
"""Checks a megawatt/plan/2 against its megawatt/scenario/2 and prices it, with nothing of Megawatt's.

    check_plan_2.py SCENARIO.json[.gz] PLAN.json[.gz]

Prints one JSON object. Exit 0: the plan holds; 1: it breaks a rule, or says of itself what is not so (the first 20 breaches are
named); 2: a file is not what docs/formats.md describes. docs/formats.md is all that it knows.
"""
import datetime, gzip, json, math, sys
from collections import defaultdict

NEARLY = 1e-9


class Malformed(Exception):
    pass


def read(path):
    opened = gzip.open if path.endswith(".gz") else open
    with opened(path, "rt", encoding="utf-8") as file:
        return json.load(file)


def number(value, what, least=-math.inf):
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value) or value < least:
        raise Malformed(f"{what}: {value!r}")
    return value


def by_id(things, what):
    known = {}
    for thing in things or []:
        if thing["id"] in known:
            raise Malformed(f"{what} {thing['id']} twice")
        known[thing["id"]] = thing
    return known


def known(name, names, what):
    if name not in names:
        raise Malformed(f"{what}: {name!r} is not there")
    return names[name]


class Scenario:
    """What there is, what is asked for, and by slot what it costs and may draw."""

    def __init__(self, document):
        if document["format"] != "megawatt/scenario/2":
            raise Malformed(f"format {document['format']!r}")
        self.name = document["name"]
        horizon = document["horizon"]
        self.slots, self.minutes = horizon["slots"], horizon["slotMinutes"]
        self.start = self.instant(horizon["start"])
        self.carbon_eur = number(document["carbonEurPerTonne"], "carbonEurPerTonne", 0)
        self.types = by_id(document["gpuTypes"], "GPU type")
        self.sites = by_id(document["sites"], "site")
        self.domains = by_id(document["powerDomains"], "power domain")
        self.pools = by_id(document["pools"], "pool")
        self.policies = by_id(document["residencyPolicies"], "residency policy")
        self.tenants = by_id(document.get("tenants"), "tenant")
        self.models = by_id(document.get("models"), "model")
        self.regions = by_id(document.get("regions"), "region")
        self.services = by_id(document.get("services"), "service")
        self.links = {}
        for link in document.get("links") or []:
            pair = (link["from"], link["to"])
            if pair in self.links or link["from"] == link["to"]:
                raise Malformed(f"link {pair} twice, or to itself")
            self.links[pair] = link
        self.jobs, self.members = {}, {}
        for job in by_id(document["jobs"], "job").values():
            count = job.get("array")
            names = [job["id"]] if count is None else [f"{job['id']}[{i}]" for i in range(count)]
            self.members[job["id"]] = names
            for name in names:
                if name in self.jobs:
                    raise Malformed(f"job {name} twice")
                self.jobs[name] = job
        self.refuse_circles()
        for pool in self.pools.values():
            known(pool["domain"], self.domains, "domain")
            known(pool["gpuType"], self.types, "GPU type")
        for job in self.jobs.values():
            known(job["residency"], self.policies, f"{job['id']}: residency")
        for service in self.services.values():
            known(service["residency"], self.policies, f"{service['id']}: residency")
            known(service["model"], self.models, f"{service['id']}: model")
            known(service["region"], self.regions, f"{service['id']}: region")

    def refuse_circles(self):
        done, path = set(), []

        def visit(name):
            if name in path:
                raise Malformed(f"{name} waits for itself")
            if name in done:
                return
            path.append(name)
            for before in self.after(name):
                known(before, self.members, f"{name}: after")
                visit(before)
            path.pop()
            done.add(name)

        for name in self.members:
            visit(name)

    def after(self, name):
        return next(iter(self.jobs[each] for each in self.members[name])).get("after") or []

    @staticmethod
    def instant(text):
        if not isinstance(text, str) or not text.endswith("Z"):
            raise Malformed(f"{text!r} is no time in UTC")
        return datetime.datetime.fromisoformat(text[:-1] + "+00:00")

    def slot(self, text):
        return (self.instant(text) - self.start).total_seconds() / 60 / self.minutes

    def series(self, value, what, least=-math.inf):
        values = value if isinstance(value, list) else [value] * self.slots
        if len(values) != self.slots:
            raise Malformed(f"{what}: {len(values)} values for {self.slots} slots")
        return [number(each, what, least) for each in values]

    def site(self, pool):
        return self.sites[self.domains[self.pools[pool]["domain"]]["site"]]

    def idle_watts(self, pool):
        return self.types[self.pools[pool]["gpuType"]]["idleWatts"]

    def weight(self, tenant):
        return self.tenants.get(tenant, {}).get("weight", 1)

    def facility_factor(self, domain):
        """What a megawatt of IT is at this domain, as it measures."""
        its = self.domains[domain]
        return self.sites[its["site"]]["pue"] if its["measures"] == "facility" else 1

    def refusal(self, policy, site):
        rules, shown = self.policies[policy], site["assurance"]
        if site["country"] not in rules.get("countries", [site["country"]]):
            return "its country"
        if shown["operatorJurisdiction"] not in rules.get("operatorJurisdictions", [shown["operatorJurisdiction"]]):
            return "its operator's jurisdiction"
        if not set(rules.get("certifications", [])) <= set(shown["certifications"]):
            return "its certifications"
        if "keyCustody" in rules and rules["keyCustody"] not in shown["keyCustody"]:
            return "its key custody"
        return "its SEAL level" if shown["seal"] < rules.get("minSeal", 0) else None


class Books:
    """What a plan draws and takes, by slot; watts are above idle, on the IT side."""

    def __init__(self, scenario):
        self.scenario = scenario
        self.gpus = {pool: [0] * scenario.slots for pool in scenario.pools}
        self.watts = {pool: [0.0] * scenario.slots for pool in scenario.pools}
        self.firm = defaultdict(lambda: [0.0] * scenario.slots)  # facility watts that cannot give way, by tenant
        self.energy = defaultdict(lambda: [[0.0, 0.0] for _ in range(scenario.slots)])  # MWh and EUR, by tenant
        self.price = {site: scenario.series(its["energyEurPerMWh"], f"{site}: price") for site, its in scenario.sites.items()}
        self.grams = {site: scenario.series(its["carbonGramsPerKWh"], f"{site}: carbon", 0) for site, its in scenario.sites.items()}

    def book(self, tenant, pool, slot, gpus, watts, is_firm):
        scenario, site = self.scenario, self.scenario.site(pool)
        self.gpus[pool][slot] += gpus
        self.watts[pool][slot] += watts
        facility = watts * site["pue"]
        if is_firm:
            self.firm[tenant][slot] += facility
        mwh = facility / 1e6 * scenario.minutes / 60
        euro = mwh * (self.price[site["id"]][slot] + self.grams[site["id"]][slot] / 1000 * scenario.carbon_eur)
        self.energy[tenant][slot][0] += mwh
        self.energy[tenant][slot][1] += euro


class Check:
    def __init__(self, scenario, plan):
        if plan["format"] != "megawatt/plan/2":
            raise Malformed(f"format {plan['format']!r}")
        self.scenario, self.plan, self.books = scenario, plan, Books(scenario)
        self.breaches = []
        self.costs = dict.fromkeys(["latenessEur", "droppedValueEur", "restartEur", "transferEur", "unservedEur"], 0.0)
        self.ends = {}

    def breach(self, rule, what):
        self.breaches.append(f"{rule}: {what}")

    def run(self):
        if self.plan["scenario"] != self.scenario.name:
            self.breach("another scenario", self.plan["scenario"])
        jobs = self.shown("job", "segments", self.plan["placements"], self.scenario.jobs)
        for name, segments in jobs.items():
            self.job(name, segments)
        self.order()
        for name in set(self.scenario.jobs) - set(jobs):
            job = self.scenario.jobs[name]
            self.costs["droppedValueEur"] += job["valueEur"] * self.scenario.weight(job["tenant"])
        services = self.shown("service", "pools", self.plan.get("services") or [], self.scenario.services)
        for name, service in self.scenario.services.items():
            self.service(service, services.get(name))
        self.once("job", jobs, self.scenario.jobs)
        self.once("service", services, self.scenario.services)
        self.limits()
        self.shares()
        self.budgets()
        return self.report()

    def shown(self, what, part, things, known_ones):
        """What is placed or served, by name."""
        shown = {}
        for each in things:
            if each[what] not in known_ones:
                self.breach("unknown", f"{what} {each[what]}")
            elif each[what] in shown:
                self.breach("placed twice", f"{what} {each[what]}")
            else:
                shown[each[what]] = each[part]
        return shown

    def once(self, what, shown, known_ones):
        left_out = [each[what] for each in self.plan["unplaced"] if what in each]
        if len(set(left_out)) != len(left_out) or set(left_out) != set(known_ones) - set(shown):
            self.breach(f"every {what} stands once", f"{len(shown)} in, {len(left_out)} out, {len(known_ones)} asked for")

    # Jobs

    def job(self, name, segments):
        scenario, job = self.scenario, self.scenario.jobs[name]
        legs = [self.leg(name, job, segment) for segment in segments]
        if not legs or None in legs:
            if not legs:
                self.breach("segments", f"{name} has none")
            return
        if any(a["to"] > b["from"] for a, b in zip(legs, legs[1:])):
            self.breach("segments", f"{name}: they overlap, or are not in order")
            return
        if legs[0]["from"] < scenario.slot(job["earliestStart"]) or legs[0]["from"] < 0:
            self.breach("too early", name)
        stretches = [[legs[0]]]
        for leg in legs[1:]:
            last = stretches[-1][-1]
            if last["pool"] == leg["pool"] and last["to"] == leg["from"]:
                stretches[-1].append(leg)
            else:
                stretches.append([leg])
        may = job.get("interruptible")
        if len(stretches) > 1 and may is None:
            self.breach("interrupted", name)
            return
        self.work(name, job, may, stretches)
        self.costs["restartEur"] += (len(stretches) - 1) * (may or {"restartEur": 0})["restartEur"]
        self.data(name, job, legs)
        self.ends[name] = (legs[0]["from"], legs[-1]["to"])
        if job["deadline"] is not None:
            late = (legs[-1]["to"] - scenario.slot(job["deadline"])) * scenario.minutes / 60
            if late > NEARLY:
                if job["hardDeadline"]:
                    self.breach("hard deadline", f"{name} is late by {late:.2f} h")
                self.costs["latenessEur"] += late * job["latenessEurPerHour"] * scenario.weight(job["tenant"])
        for leg in legs:
            kind = scenario.types[scenario.pools[leg["pool"]]["gpuType"]]
            above = max(0, job["wattsPerGpu"][kind["id"]] * leg["cap"]["fraction"] - kind["idleWatts"]) * job["gpus"]
            for slot in range(leg["from"], leg["to"]):
                load = 1 if job["load"] is None else job["load"][slot % len(job["load"])]
                self.books.book(job["tenant"], leg["pool"], slot, job["gpus"], above * load, may is None)

    def leg(self, name, job, segment):
        scenario = self.scenario
        if segment["pool"] not in scenario.pools:
            self.breach("unknown", f"{name} in {segment['pool']}")
            return None
        site, kind = scenario.site(segment["pool"]), scenario.pools[segment["pool"]]["gpuType"]
        if kind not in job["runHours"]:
            self.breach("gpu type", f"{name} on {kind}")
            return None
        start, end = scenario.slot(segment["start"]), scenario.slot(segment["end"])
        rule = None
        if start != int(start) or end != int(end):
            rule = "off the grid"
        elif start < 0 or end > scenario.slots:
            rule = "past the horizon"
        elif start >= end:
            rule = "segments"
        if rule:
            self.breach(rule, f"{name} from {segment['start']} to {segment['end']}")
            return None
        why = scenario.refusal(job["residency"], site)
        if why:
            self.breach("residency", f"{name} at {site['id']}: {why}")
        caps = [cap for cap in scenario.types[kind]["powerCaps"] if abs(cap["fraction"] - segment["powerCap"]) < NEARLY]
        if not caps or (caps[0]["fraction"] != 1 and not job["powerCapping"]):
            self.breach("power cap", f"{name} at {segment['powerCap']}")
            return None
        return {"pool": segment["pool"], "cap": caps[0], "from": int(start), "to": int(end)}

    def work(self, name, job, may, stretches):
        """The whole work is done, and would not be a slot sooner."""
        done = sum(self.share(job, may, stretch, i > 0, i + 1 == len(stretches)) for i, stretch in enumerate(stretches))
        last = stretches[-1][-1]
        sooner = [*stretches[-1][:-1], {**last, "to": last["to"] - 1}]
        less = done - self.share(job, may, stretches[-1], len(stretches) > 1, True) \
            + self.share(job, may, sooner, len(stretches) > 1, True)
        if done < 1 - NEARLY:
            self.breach("unfinished", f"{name}: {done:.6f} of its work")
        elif less >= 1 - NEARLY:
            self.breach("too long", f"{name} would be done a slot sooner")
        for stretch in stretches[:-1]:
            worked = self.worked(stretch) - (may["restartMinutes"] if stretch is not stretches[0] else 0)
            if worked < may["leastMinutes"] - NEARLY:
                self.breach("too short", f"{name}: {worked:g} minutes of work before a break")

    def worked(self, stretch):
        return (stretch[-1]["to"] - stretch[0]["from"]) * self.scenario.minutes

    def share(self, job, may, stretch, restarts, is_last):
        begin = may["restartMinutes"] if restarts else 0
        end = self.worked(stretch)
        if not is_last:
            step = may["checkpointMinutes"]
            end = begin + math.floor(max(0, end - begin) / step + NEARLY) * step
        done, minute = 0.0, 0
        for leg in stretch:
            hours = job["runHours"][self.scenario.pools[leg["pool"]]["gpuType"]]
            until = minute + (leg["to"] - leg["from"]) * self.scenario.minutes
            done += max(0, min(end, until) - max(begin, minute)) * leg["cap"]["speed"] / (hours * 60)
            minute = until
        return done

    def data(self, name, job, legs):
        its, scenario = job.get("data"), self.scenario
        if its is None:
            return
        for site in {scenario.site(leg["pool"])["id"] for leg in legs} - {its["site"]}:
            link = scenario.links.get((its["site"], site))
            if link is None:
                self.breach("data", f"{name}: no link from {its['site']} to {site}")
                continue
            hours = its["gigabytes"] * 8 / link["gigabitsPerSecond"] / 3600
            there = scenario.slot(job["earliestStart"]) + hours * 60 / scenario.minutes
            first = min(leg["from"] for leg in legs if scenario.site(leg["pool"])["id"] == site)
            if first < there - NEARLY:
                self.breach("data", f"{name} at {site} before its data is")
            self.costs["transferEur"] += its["gigabytes"] * link["eurPerGigabyte"]

    def order(self):
        for name, (start, _) in self.ends.items():
            for group in self.scenario.jobs[name].get("after") or []:
                for before in self.scenario.members[group]:
                    if before not in self.ends or self.ends[before][1] > start:
                        self.breach("after", f"{name} does not wait for {before}")

    # Services

    def service(self, service, pools):
        scenario, slots = self.scenario, self.scenario.slots
        asked = scenario.series(service["requestsPerSecond"], service["id"], 0)
        answered = [0.0] * slots
        if pools is not None:
            model = scenario.models[service["model"]]
            capacity = defaultdict(lambda: [0.0] * slots)  # requests a second, by site
            counts = [0] * slots
            seen = set()
            for each in pools:
                if each["pool"] in seen:
                    self.breach("placed twice", f"{service['id']} in {each['pool']}")
                else:
                    self.replicas(service, model, each, asked, answered, capacity, counts)
                seen.add(each["pool"])
            for slot in range(slots):
                if not service["minReplicas"] <= counts[slot] <= service["maxReplicas"]:
                    self.breach("replicas", f"{service['id']}, slot {slot}: {counts[slot]}")
                if answered[slot] > 1 + NEARLY:
                    self.breach("traffic", f"{service['id']}, slot {slot}: {answered[slot]} of its requests")
                if service["failover"]:
                    total = sum(its[slot] for its in capacity.values())
                    for site, its in capacity.items():
                        if its[slot] > 0 and total - its[slot] < asked[slot] * answered[slot] - 1e-6:
                            self.breach("failover", f"{service['id']}, slot {slot}: without {site}")
        for slot in range(slots):
            missing = asked[slot] * max(0, 1 - answered[slot]) * scenario.minutes * 60
            self.costs["unservedEur"] += missing / 1000 * service["unservedEurPerThousand"] * scenario.weight(service["tenant"])

    def replicas(self, service, model, each, asked, answered, capacity, counts):
        scenario, pool = self.scenario, each["pool"]
        if pool not in scenario.pools:
            self.breach("unknown", f"{service['id']} in {pool}")
            return
        site, kind = scenario.site(pool), scenario.pools[pool]["gpuType"]
        if kind not in model["tokensPerSecondPerGpu"]:
            self.breach("gpu type", f"{service['id']} on {kind}")
            return
        network = scenario.regions[service["region"]]["networkMs"].get(site["id"])
        if network is None or network + model["latencyMs"] > service["latencyBudgetMs"] + NEARLY:
            self.breach("latency", f"{service['id']} at {site['id']}")
        why = scenario.refusal(service["residency"], site)
        counted = scenario.series(each["replicas"], f"{service['id']}: replicas", 0)
        shares = scenario.series(each["share"], f"{service['id']}: share", 0)
        gpus_each, parts = self.sizes(model)
        one = gpus_each * model["tokensPerSecondPerGpu"][kind] / parts / service["tokensPerRequest"]
        for slot, (count, share) in enumerate(zip(counted, shares)):
            if count != int(count):
                raise Malformed(f"{service['id']}: {count} replicas")
            load = asked[slot] * share / (count * one) if count else 0
            if load > 1 + 1e-6 or (not count and asked[slot] * share > NEARLY):
                self.breach("load", f"{service['id']} in {pool}, slot {slot}: {load:.4f}")
            answered[slot] += share
            counts[slot] += count
            capacity[site["id"]][slot] += count * one
            # One entry for each GPU, or group of GPUs that is one replica: how many of its places are taken.
            taken = [min(parts, int(count) - first) for first in range(0, int(count), parts)]
            gpus = len(taken) * gpus_each
            watts = 0.0
            for places in set(taken):
                each = self.draw(model["wattsByLoad"][kind], min(1, load) * places / parts) - scenario.idle_watts(pool)
                watts += taken.count(places) * gpus_each * each
            if gpus and why:
                self.breach("residency", f"{service['id']} at {site['id']}, slot {slot}: {why}")
            if gpus:
                self.books.book(service["tenant"], pool, slot, gpus, watts, True)

    @staticmethod
    def sizes(model):
        """GPUs that a replica has, and replicas that a GPU has room for: one of the two is 1."""
        gpus, parts = model["gpusPerReplica"], model.get("replicasPerGpu")
        parts = 1 if parts is None else number(parts, f"{model['id']}: replicasPerGpu", 1)
        if parts != int(parts) or parts > 64 or (parts > 1 and gpus != 1):
            raise Malformed(f"{model['id']}: {parts} replicas a GPU, {gpus} GPUs a replica")
        return gpus, int(parts)

    @staticmethod
    def draw(points, load):
        for (a, low), (b, high) in zip(points, points[1:]):
            if load <= b:
                return low + (high - low) * (load - a) / (b - a)
        return points[-1][1]

    # What holds for all together

    def limits(self):
        scenario = self.scenario
        drawn = {domain: [0.0] * scenario.slots for domain in scenario.domains}
        for pool, its in scenario.pools.items():
            there = scenario.series(its["gpus"], f"{pool}: GPUs", 0)
            for slot in range(scenario.slots):
                if self.books.gpus[pool][slot] > there[slot]:
                    self.breach("GPUs", f"{pool}, slot {slot}: {self.books.gpus[pool][slot]} of {there[slot]}")
                megawatts = (there[slot] * scenario.idle_watts(pool) + self.books.watts[pool][slot]) / 1e6
                above = its["domain"]
                while above is not None:
                    drawn[above][slot] += megawatts
                    above = scenario.domains[above]["parent"]
        for domain, its in scenario.domains.items():
            limit = scenario.series(its["limitMW"], f"{domain}: limit", 0)
            for slot in range(scenario.slots):
                megawatts = drawn[domain][slot] * scenario.facility_factor(domain)
                if megawatts > limit[slot] + 1e-6:
                    self.breach("MW", f"{domain}, slot {slot}: {megawatts:.4f} of {limit[slot]}")

    def shares(self):
        """Work that cannot give way stays within guarantees, and what nobody was guaranteed."""
        scenario = self.scenario
        if not scenario.tenants:
            return
        guaranteed = sum(each["guaranteedMW"] for each in scenario.tenants.values())
        room = [0.0] * scenario.slots
        for domain, its in scenario.domains.items():
            if its["parent"] is None:
                pue = scenario.sites[its["site"]]["pue"]
                limit = scenario.series(its["limitMW"], f"{domain}: limit", 0)
                for slot in range(scenario.slots):
                    room[slot] += limit[slot] if its["measures"] == "facility" else limit[slot] * pue
        for pool, its in scenario.pools.items():
            there = scenario.series(its["gpus"], f"{pool}: GPUs", 0)
            for slot in range(scenario.slots):
                room[slot] -= there[slot] * scenario.idle_watts(pool) / 1e6 * scenario.site(pool)["pue"]
        for slot in range(scenario.slots):
            borrowed = sum(
                max(0, its[slot] / 1e6 - scenario.tenants.get(tenant, {"guaranteedMW": 0})["guaranteedMW"])
                for tenant, its in self.books.firm.items())
            if borrowed > max(0, room[slot] - guaranteed) + 1e-6:
                self.breach("shares", f"slot {slot}: {borrowed:.4f} MW are borrowed by work that cannot give way")

    def budgets(self):
        for tenant, its in self.scenario.tenants.items():
            for budget in its.get("budgets") or []:
                slots = range(int(self.scenario.slot(budget["from"])), int(self.scenario.slot(budget["to"])))
                mwh = sum(self.books.energy[tenant][slot][0] for slot in slots)
                euro = sum(self.books.energy[tenant][slot][1] for slot in slots)
                if mwh > budget.get("mwh", math.inf) + 1e-6:
                    self.breach("budget", f"{tenant}: {mwh:.4f} of {budget['mwh']} MWh")
                if euro > budget.get("eur", math.inf) + 0.005:
                    self.breach("budget", f"{tenant}: {euro:.2f} of {budget['eur']} EUR")

    def report(self):
        slots = [each for its in self.books.energy.values() for each in its]
        costs = {"energyAndCarbonEur": sum(euro for _, euro in slots), **self.costs}
        total = sum(costs.values())
        if abs(number(self.plan["objectiveEur"], "objectiveEur") - total) > 0.011:
            self.breach("own price", f"says {self.plan['objectiveEur']}, costs {total:.2f}")
        return {"feasible": not self.breaches, "breaches": len(self.breaches), "first": self.breaches[:20],
                "objectiveEur": round(total, 2), "mwhAboveIdle": round(sum(mwh for mwh, _ in slots), 3),
                **{name: round(value, 2) for name, value in costs.items()}}


def main(arguments):
    if len(arguments) != 2 or arguments[0] in ("-h", "--help"):
        print(__doc__)
        return 0 if arguments and arguments[0] in ("-h", "--help") else 2
    try:
        report = Check(Scenario(read(arguments[0])), read(arguments[1])).run()
    except (OSError, EOFError, ValueError, KeyError, IndexError, TypeError, AttributeError, Malformed) as error:
        print(json.dumps({"error": f"{type(error).__name__}: {error}"}))
        return 2
    print(json.dumps(report, indent=1))
    return 0 if report["feasible"] else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
