-- Who reads a channel's history wants to know why it moved, and the audit log is for admins alone. The version of the service before
-- this one writes none.
alter table channel_change add column reason text check (char_length(reason) between 1 and 500);
