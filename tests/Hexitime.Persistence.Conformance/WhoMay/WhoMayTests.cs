using System.Reflection;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Persistence.Conformance.WhoMay;

/// <summary>Every use case against everybody who might try it, on one database: who may is let through, and who may not is told so and changes nothing.</summary>
public abstract class WhoMayTests(BankOfAll all)
{
    private const string NoRow = "has no row in the table";

    private const int Share = 3;

    /// <summary>
    /// A third of all tries, each case by other people than the next, and <see cref="TheOtherTwo"/>: who may is decided before any database is asked, so that one database is enough
    /// for each. Made from the requests there are, so that one nobody has thought about fails.
    /// </summary>
    public static TheoryData<string, string, Person> EveryThird => Tries(at => at % Share == 0);

    /// <summary>The tries that <see cref="EveryThird"/> leaves.</summary>
    public static TheoryData<string, string, Person> TheOtherTwo => Tries(at => at % Share != 0);

    protected async Task CheckAsync(string request, string @case, Person person)
    {
        @case.ShouldNotBe(NoRow, $"Say in {nameof(Table)} who may send {request}.");
        var row = Table.Rows.Single(r => r.Request.Name == request && r.Case == @case);
        var scene = await Scene.SetAsync(all.Bank, person);
        var sent = await row.MakeAsync(scene);
        await scene.BecomeAsync(person);
        var before = await scene.ReadAsync();

        var refusal = await scene.TryAsync(person, sent);

        (refusal?.Code).ShouldBe(row.Verdicts[person]);
        var after = await scene.ReadAsync();
        if (refusal is not null)
            after.ShouldBe(before);
        (after.Acts - before.Acts).ShouldBe(refusal is null && IsPrivileged(row) && person != Person.Bank ? 1 : 0);
    }

    private static TheoryData<string, string, Person> Tries(Predicate<int> isWanted)
    {
        var tries = new TheoryData<string, string, Person>();
        var cases =
            from request in typeof(Refusal).Assembly.GetTypes()
            where request.IsClass && typeof(IBaseRequest).IsAssignableFrom(request)
            from one in Table.Rows.Where(r => r.Request == request).Select(r => r.Case).DefaultIfEmpty(NoRow)
            select (request.Name, one);
        foreach (var (number, (request, one)) in cases.Index())
        {
            foreach (var person in Enum.GetValues<Person>().Where(p => isWanted(number + (int)p)))
                tries.Add(request, one, person);
        }

        return tries;
    }

    /// <summary>Whether it changes something that no ordinary member may, so that whoever did is to be found in the log.</summary>
    private static bool IsPrivileged(Row row) =>
        !row.Request.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IQuery<>))
        && (row.Verdicts.IsNoted || (row.Request.GetCustomAttribute<MaySendAttribute>()!.Who & (Who.SignedIn | Who.AnyMember)) == Who.Nobody);
}

/// <summary>One database for all tries; each brings its own members.</summary>
public abstract class BankOfAll(ITestDatabases databases) : IAsyncLifetime
{
    public Bank Bank { get; private set; } = null!;

    public async Task InitializeAsync() => Bank = await Bank.OpenAsync(databases);

    public async Task DisposeAsync() => await Bank.DisposeAsync();
}
