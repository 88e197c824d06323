-- When a scenario was deleted, and by whom; nobody knows of those that were deleted before.
ALTER TABLE deleted_capacity_scenario ADD COLUMN deleted_at_ms BIGINT;
ALTER TABLE deleted_capacity_scenario ADD COLUMN deleted_by VARCHAR(200);
