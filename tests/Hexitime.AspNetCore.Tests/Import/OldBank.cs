using System.Text;
using Hexitime.Import;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Persistence;
using Hexitime.Persistence.Sqlite;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Hexitime.AspNetCore.Import;

/// <summary>A new bank in an SQLite file, into which an old one's two files are imported; gone when disposed.</summary>
public sealed class OldBank : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hexitime-");
    private readonly string _connectionString;
    private readonly ServiceProvider _services;

    private OldBank(Action<BankRules>? rules)
    {
        _connectionString = $"Data Source={Path.Combine(_folder.FullName, "bank.db")}";
        var services = new ServiceCollection();
        services.AddHexitime(rules).UseSqlite(_connectionString);
        services.AddSingleton<BankImporter>();
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public static async Task<OldBank> OpenAsync(Action<BankRules>? rules = null)
    {
        var bank = new OldBank(rules);
        await bank._services.MigrateHexitimeAsync();
        return bank;
    }

    public const string MemberHeader = "external_id,name,email,profession,organisation,joined,opening_balance,subject,skills\n";

    public const string TransferHeader = "external_id,date,from,to,hours,description,kind\n";

    /// <summary>Members with a subject that is their external id, who joined on 1 January 2024.</summary>
    public static string MembersFile(params (string Id, string Opening)[] members) =>
        MemberHeader + string.Concat(members.Select(m => $"{m.Id},Name of {m.Id},{m.Id}@example.org,nurse,Leeds,2024-01-01,{m.Opening},{m.Id},run charts;coaching\n"));

    public static string TransfersFile(params string[] rows) => TransferHeader + string.Concat(rows.Select(r => r + "\n"));

    public Task<Result<ImportReport>> TryImportAsync(
        string members, string transfers, bool allowBelowFloor = false, IProgress<ImportProgress>? progress = null, Roles roles = Roles.Administrator,
        CancellationToken cancellationToken = default) =>
        TryImportAsync(Encoding.UTF8.GetBytes(members), Encoding.UTF8.GetBytes(transfers), allowBelowFloor, progress, roles, cancellationToken);

    public async Task<Result<ImportReport>> TryImportAsync(
        byte[] members, byte[] transfers, bool allowBelowFloor = false, IProgress<ImportProgress>? progress = null, Roles roles = Roles.Administrator,
        CancellationToken cancellationToken = default)
    {
        var caller = new Caller();
        caller.Is("somebody", roles);
        return await _services.GetRequiredService<BankImporter>()
            .ImportAsync(caller, new MemoryStream(members), new MemoryStream(transfers), allowBelowFloor, progress, cancellationToken);
    }

    public async Task<ImportReport> ImportAsync(string members, string transfers, bool allowBelowFloor = false) =>
        (await TryImportAsync(members, transfers, allowBelowFloor)).Value;

    public async Task<Result<T>> SendAsync<TRequest, T>(string subject, TRequest request, Roles roles = Roles.None)
        where TRequest : IRequest<Result<T>> where T : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Is(subject, roles);
        return await scope.ServiceProvider.GetRequiredService<IRequestHandler<TRequest, Result<T>>>().Handle(request, default);
    }

    public async Task<WalletView> WalletAsync(string subject) => (await SendAsync<GetWallet, WalletView>(subject, new GetWallet())).Value;

    public async Task<Credits> BalanceAsync(string subject) => (await WalletAsync(subject)).Balance;

    public async Task<LedgerVerification> VerifyAsync() =>
        (await SendAsync<VerifyLedger, LedgerVerification>("somebody", new VerifyLedger(), Roles.Administrator)).Value;

    public object? Scalar(string sql)
    {
        using var connection = new SqliteConnection(_connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        using (var connection = new SqliteConnection(_connectionString))
            SqliteConnection.ClearPool(connection);
        _folder.Delete(recursive: true);
    }
}

/// <summary>Does something when an import says how far it has come.</summary>
internal sealed class OnProgress(Action<ImportProgress> act) : IProgress<ImportProgress>
{
    public void Report(ImportProgress value) => act(value);
}
