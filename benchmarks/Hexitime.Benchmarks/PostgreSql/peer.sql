-- The peers' tables: what somebody who knows their trade writes for a ledger by hand. No hash chains, no holds, no idempotency key beyond the transfer's id.
CREATE SCHEMA peer;
CREATE TABLE peer.accounts (id uuid PRIMARY KEY, balance bigint NOT NULL CHECK (balance >= 0), length bigint NOT NULL DEFAULT 0) WITH (fillfactor = 50);
CREATE TABLE peer.transfers (id uuid PRIMARY KEY, giver uuid NOT NULL, taker uuid NOT NULL, minutes bigint NOT NULL CHECK (minutes > 0), recorded_at timestamptz NOT NULL);
CREATE TABLE peer.entries (account_id uuid NOT NULL, number bigint NOT NULL, transfer_id uuid NOT NULL, minutes bigint NOT NULL, balance_after bigint NOT NULL,
    recorded_at timestamptz NOT NULL, PRIMARY KEY (account_id, number));

CREATE FUNCTION peer.transfer(transfer uuid, giver uuid, taker uuid, amount bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM peer.accounts WHERE id IN (giver, taker) ORDER BY id FOR UPDATE;
    INSERT INTO peer.transfers VALUES (transfer, giver, taker, amount, now());
    WITH changed AS (UPDATE peer.accounts SET balance = balance - amount, length = length + 1 WHERE id = giver RETURNING id, length, balance)
    INSERT INTO peer.entries SELECT id, length, transfer, -amount, balance, now() FROM changed;
    WITH changed AS (UPDATE peer.accounts SET balance = balance + amount, length = length + 1 WHERE id = taker RETURNING id, length, balance)
    INSERT INTO peer.entries SELECT id, length, transfer, amount, balance, now() FROM changed;
END;
$$;
