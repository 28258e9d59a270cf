using System.Text.Json;
using Hexitime.Donations;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Privacy;
using Hexitime.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Hexitime.Persistence.Conformance.Privacy;

/// <summary>Everything that is held about a member, walked by the model: a table that a later feature brings is missed here until it is in the export.</summary>
public abstract class ExportTests(ITestDatabases databases) : IAsyncLifetime
{
    /// <summary>Tables that name members and are in no export, each with the reason.</summary>
    private static readonly Dictionary<Type, string> Exempt = [];

    private Bank _bank = null!;
    private PersonalScene _scene = null!;

    public async Task InitializeAsync()
    {
        _bank = await PersonalScene.OpenAsync(databases);
        _scene = await PersonalScene.PlayAsync(_bank);
    }

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task Every_table_that_names_a_member_belongs_to_a_room_that_exports_it_or_is_exempt_for_a_reason()
    {
        var answeredFor = await _bank.InScopeAsync(services => Task.FromResult(services.GetServices<IPersonalData>().SelectMany(room => room.Entities).ToHashSet()));

        var forgotten = (await _bank.TablesNamingMembersAsync()).Select(t => Owner(t.Entity)).Where(type => !answeredFor.Contains(type) && !Exempt.ContainsKey(type)).Distinct();

        forgotten.ShouldBeEmpty("Give the room an IPersonalData, or say here why its table is in no export.");
    }

    [Fact]
    public async Task The_scene_has_Ada_in_every_table_that_names_a_member()
    {
        foreach (var (entity, columns) in await _bank.TablesNamingMembersAsync())
        {
            var isAda = string.Join(" OR ", columns.Select(c => $"\"{c}\" = {_bank.Database.Literal(_scene.Ada.Value)}"));
            _bank.Database.Number($"SELECT count(*) FROM {PersonalCells.TableOf(entity)} WHERE {isAda}")
                .ShouldBeGreaterThan(0, $"Let Ada do in {nameof(PersonalScene)} what writes a row of {entity.GetTableName()}: without it, nothing shows that she can export and erase it.");
        }
    }

    [Fact]
    public async Task Every_word_that_Ada_wrote_is_in_her_export_and_none_of_it_is_in_that_of_others()
    {
        var written = (await _bank.WordsAsync()).ToLookup(w => w.Word, w => w.Column);
        var exported = PersonalCells.WordsIn(await ExportAsync(PersonalScene.Subject)).ToHashSet();

        written.Count.ShouldBeGreaterThan(30);
        written.Where(w => !exported.Contains(w.Key)).Select(w => $"{w.Key} in {string.Join(", ", w)}").ShouldBeEmpty();
        PersonalCells.WordsIn(await ExportAsync("hana")).Except([$"{PersonalScene.Marker}0"]).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_no_word_of_hers_is_in_it_too()
    {
        var export = JsonDocument.Parse(await ExportAsync(PersonalScene.Subject)).RootElement;

        export.GetProperty("demographics")[0].GetProperty("answer").GetString().ShouldBe("35-44");
        export.GetProperty("registrations")[0].GetProperty("number").GetString().ShouldBe("12A3456E");
        export.GetProperty("consents").EnumerateArray().Select(c => c.GetProperty("purpose").GetString()).ShouldBe(["contact", "statistics"]);
        export.GetProperty("statement").GetArrayLength().ShouldBe((int)_bank.Count("entries", $"account_id = (SELECT wallet FROM {_bank.Database.Table("members")} WHERE id = {_bank.Database.Literal(_scene.Ada.Value)})"));
        export.GetProperty("acts").EnumerateArray().Select(a => (a.GetProperty("request").GetString(), a.GetProperty("isMine").GetBoolean()))
            .ShouldContain(("ReviewReport", true));
        // What Ben wrote to her and reported of her is his.
        export.GetRawText().ShouldNotContain("Ben answers");
        export.GetRawText().ShouldNotContain("Ben did not like that");
    }

    [Fact]
    public async Task Who_gave_anonymously_is_not_told()
    {
        await _scene.DoAsync("hana", new Donate(_scene.Ada, Credits.FromMinutes(7), "from a friend", IsAnonymous: true));

        var donation = JsonDocument.Parse(await ExportAsync(PersonalScene.Subject)).RootElement.GetProperty("donations").EnumerateArray()
            .Single(d => d.GetProperty("message").GetString() == "from a friend");

        donation.GetProperty("from").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Whoever_has_left_can_still_export_and_who_never_was_here_has_nothing()
    {
        await _bank.SendAsync("cleo", new LeaveBank());

        (await ExportAsync("cleo")).ShouldContain(_scene.Cleo.Value.ToString());
        (await _bank.SendAsync("nobody", new ExportMyData())).Refusal!.Code.ShouldBe("privacy.nothing-held");
    }

    private static Type Owner(IEntityType entity) => (entity.FindOwnership()?.PrincipalEntityType ?? entity).ClrType;

    private Task<string> ExportAsync(string subject) => _bank.InScopeAsync(async services =>
    {
        services.GetRequiredService<Caller>().Is(subject);
        var export = (await Bank.HandleAsync(services, new ExportMyData())).Value;
        var files = new Dictionary<string, IReadOnlyList<object>>(StringComparer.Ordinal);
        await foreach (var file in export.Files)
            files.Add(file.Name, file.Rows);
        return JsonSerializer.Serialize(files, HexitimeJson.Options);
    });
}
