using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Persistence.Conformance;
using Hexitime.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using static Hexitime.Persistence.PostgreSql.RoleDatabases;

namespace Hexitime.Persistence.PostgreSql;

// All that the application does, it can do as the role that may do least.

public sealed class ExchangeStepTestsAsApplication() : Conformance.ExchangeStepTests(AsApplication);

public sealed class ExchangeTestsAsApplication() : Conformance.ExchangeTests(AsApplication);

public sealed class RegistrationTestsAsApplication() : Conformance.RegistrationTests(AsApplication);

public sealed class LeavingTestsAsApplication() : Conformance.LeavingTests(AsApplication);

public sealed class IdempotencyTestsAsApplication() : Conformance.IdempotencyTests(AsApplication);

public sealed class OutboxTestsAsApplication() : Conformance.OutboxTests(AsApplication);

public sealed class LedgerStoreTestsAsApplication() : Conformance.LedgerStoreTests(AsApplication);

/// <summary>What the roles may not, whatever they write.</summary>
public sealed class RoleTests(BankWithRoles roles) : IClassFixture<BankWithRoles>
{
    public static TheoryData<string> Forbidden =>
    [
        "UPDATE hexitime.entries SET amount_minutes = 1",
        "DELETE FROM hexitime.entries",
        "TRUNCATE hexitime.entries",
        "INSERT INTO hexitime.entries SELECT * FROM hexitime.entries",
        "UPDATE hexitime.orders SET refusal = 4",
        "DELETE FROM hexitime.orders",
        "TRUNCATE hexitime.orders CASCADE",
        "INSERT INTO hexitime.orders SELECT * FROM hexitime.orders",
        "UPDATE hexitime.accounts SET posted_minutes = 1000",
        "UPDATE hexitime.accounts SET floor_minutes = -1000",
        "UPDATE hexitime.accounts SET held_minutes = 0",
        "UPDATE hexitime.accounts SET id = id",
        "SELECT * FROM hexitime.accounts FOR NO KEY UPDATE",
        "DELETE FROM hexitime.accounts",
        "TRUNCATE hexitime.accounts CASCADE",
        "UPDATE hexitime.memos SET text = 'other words'",
        "TRUNCATE hexitime.memos",
        "UPDATE hexitime.seals SET root = hash",
        "DELETE FROM hexitime.seals",
        "DELETE FROM hexitime.sealed_heads",
        "TRUNCATE hexitime.sealed_heads",
        "UPDATE hexitime.acts SET reason = 'other'",
        "DELETE FROM hexitime.acts",
        "TRUNCATE hexitime.acts",
        "INSERT INTO hexitime.migrations VALUES ('0', '0')",
        "ALTER TABLE hexitime.entries DISABLE TRIGGER ALL",
        "ALTER TABLE hexitime.accounts DISABLE TRIGGER accounts_change_by_posting",
        "ALTER TABLE hexitime.accounts DROP CONSTRAINT accounts_never_overdrawn",
        "ALTER TABLE hexitime.entries OWNER TO CURRENT_USER",
        "DROP TRIGGER entries_stay ON hexitime.entries",
        "DROP TABLE hexitime.entries CASCADE",
        "DROP VIEW hexitime.postings",
        "DROP SCHEMA hexitime CASCADE",
        "CREATE OR REPLACE FUNCTION hexitime.only_by_posting() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
        "CREATE TABLE hexitime.mine (n integer)",
        "SET session_replication_role = replica",
        "SET ROLE hexitime_owner",
        "CREATE TEMPORARY TABLE bait (n integer); CREATE TRIGGER hook AFTER INSERT ON bait FOR EACH ROW EXECUTE FUNCTION hexitime.post()",
    ];

    public static TheoryData<string> Hidden =>
    [
        "SELECT * FROM hexitime.members",
        "SELECT * FROM hexitime.memos",
        "SELECT * FROM hexitime.listings",
        "SELECT * FROM hexitime.exchanges",
        "SELECT * FROM hexitime.outbox",
        "SELECT * FROM hexitime.command_answers",
        "SELECT * FROM hexitime.imported_identities",
        "SELECT * FROM hexitime.acts",
        "SELECT * FROM hexitime.messages",
        "SELECT * FROM hexitime.lock_accounts(ARRAY[]::uuid[], ARRAY[]::uuid[], true)",
        "INSERT INTO hexitime.seals SELECT * FROM hexitime.seals",
        "INSERT INTO hexitime.accounts VALUES ('00000000-0000-8000-8000-0000000affff', 2, 0, 0, 0, 0, NULL, now(), false)",
        "DELETE FROM hexitime.memos",
        HandWrittenOrder.Sound.Sql,
    ];

    [Theory]
    [MemberData(nameof(Forbidden))]
    public async Task The_application_cannot_rewrite_the_past_nor_what_guards_it(string sql) => (await RefusalAsync(Application, sql)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);

    [Theory]
    [MemberData(nameof(Forbidden))]
    [MemberData(nameof(Hidden))]
    public async Task The_auditor_reads_the_ledger_and_nothing_else(string sql) => (await RefusalAsync(Auditor, sql)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);

    [Fact]
    public async Task Tables_that_lie_in_wait_are_not_taken_for_the_ledgers()
    {
        // In tables of the attacker's own it would be sound: the giver has as much as it gives.
        const string Trap = $"""
            CREATE TEMPORARY TABLE orders (LIKE hexitime.orders);
            CREATE TEMPORARY TABLE accounts (LIKE hexitime.accounts);
            CREATE TEMPORARY TABLE entries (LIKE hexitime.entries);
            INSERT INTO accounts VALUES ({HandWrittenOrder.A}, 2, 0, 60, 0, 0, NULL, '2020-01-01Z', false), ({HandWrittenOrder.B}, 2, 0, 0, 0, 0, NULL, '2020-01-01Z', false);
            SET search_path = pg_temp, hexitime;
            """;
        var sound = HandWrittenOrder.Sound with { FromBalance = "0", ToBalance = "60", FromNumber = "1", ToNumber = "1" };

        (await RefusalAsync(Application, Trap + sound.Sql)).ShouldBe(PostgresErrorCodes.IntegrityConstraintViolation);
    }

    [Fact]
    public async Task The_auditor_verifies_the_ledger()
    {
        var bank = roles.Bank;
        await using var auditor = HostOf(Auditor);
        await using var scope = auditor.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Is(Actor.Bank.Subject, Roles.Bank);

        var verified = (await Bank.HandleAsync(scope.ServiceProvider, new VerifyLedger())).Value;

        verified.Faults.ShouldBeEmpty();
        verified.Entries.ShouldBe(bank.Count("entries"));
        verified.Entries.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task The_auditor_can_send_nothing_else()
    {
        await using var auditor = HostOf(Auditor);
        await using var scope = auditor.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Is("ada");

        (await Should.ThrowAsync<PostgresException>(() => Bank.HandleAsync(scope.ServiceProvider, new GetMe()))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task The_application_erases_words()
    {
        await using var host = HostOf(Application);
        await using var scope = host.CreateAsyncScope();

        await scope.ServiceProvider.GetRequiredService<HexitimeDbContext>().Database.ExecuteSqlAsync($"DELETE FROM hexitime.memos");
    }

    private ServiceProvider HostOf(string role)
    {
        var services = new ServiceCollection();
        services.AddHexitime().UsePostgreSql(((PostgreSqlTestDatabase)roles.Bank.Database).ConnectionStringOf(role));
        return services.BuildServiceProvider(validateScopes: true);
    }

    private async Task<string> RefusalAsync(string role, string sql)
    {
        await using var connection = new NpgsqlConnection(((PostgreSqlTestDatabase)roles.Bank.Database).ConnectionStringOf(role));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState;
    }
}

/// <summary>A bank of the application, in which there is something to steal.</summary>
public sealed class BankWithRoles : IAsyncLifetime
{
    public Bank Bank { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Bank = await Bank.OpenAsync(AsApplication);
        await Bank.RegisterAsync("ada");
    }

    public async Task DisposeAsync() => await Bank.DisposeAsync();
}
