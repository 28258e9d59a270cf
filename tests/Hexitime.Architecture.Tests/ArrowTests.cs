using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json.Serialization;
using ArchUnitNET.Loader;
using Hexitime.Persistence;
using Hexitime.Persistence.PostgreSql;
using Hexitime.Persistence.Sqlite;
using Hexitime.Testing.Ledger;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Hexitime.Architecture;

/// <summary>The arrows of docs/architecture.md: they point down only.</summary>
public sealed class ArrowTests
{
    private static readonly Assembly Core = typeof(Refusal).Assembly;
    private static readonly Assembly Persistence = typeof(HexitimeDbContext).Assembly;
    private static readonly Assembly Sqlite = typeof(HexitimeSqlite).Assembly;
    private static readonly Assembly PostgreSql = typeof(HexitimePostgreSql).Assembly;
    private static readonly Assembly AspNetCore = typeof(HexitimeHttpOptions).Assembly;
    private static readonly Assembly Testing = typeof(LedgerGenerators).Assembly;

    private static IEnumerable<string> Rooms => RoomsAndWhatTheyMayKnow.Select(r => (string)r[0]);

    private static readonly ArchUnitNET.Domain.Architecture House = new ArchLoader().LoadAssemblies(Core).Build();

    public static TheoryData<string, string[]> AssembliesAndWhatTheyMayKnow => new()
    {
        { "Hexitime.Core", ["NodaTime", "MediatR", "Microsoft.Extensions."] },
        { "Hexitime.Persistence", ["Hexitime.Core", "NodaTime", "MediatR", "Microsoft.Extensions.", "Microsoft.EntityFrameworkCore", "NodaTime.Serialization.SystemTextJson"] },
        { "Hexitime.Persistence.Sqlite", ["Hexitime.Core", "Hexitime.Persistence", "NodaTime", "Microsoft.Extensions.", "Microsoft.EntityFrameworkCore", "Microsoft.Data.Sqlite", "SQLitePCLRaw."] },
        { "Hexitime.Persistence.PostgreSql", ["Hexitime.Core", "Hexitime.Persistence", "NodaTime", "Microsoft.Extensions.", "Microsoft.EntityFrameworkCore", "Npgsql", "Npgsql.EntityFrameworkCore.PostgreSQL"] },
        { "Hexitime.AspNetCore", ["Hexitime.Core", "NodaTime", "MediatR", "Microsoft.", "CsvHelper", "Ical.Net", "MailKit", "MimeKit", "CloudNative.CloudEvents", "CloudNative.CloudEvents.SystemTextJson", "NodaTime.Serialization.SystemTextJson"] },
        { "Hexitime.Testing", ["Hexitime.Core", "NodaTime", "FsCheck", "FSharp.Core"] },
    };

    /// <summary>Each room of Core, and the rooms it may know beside the common ground (Hexitime, Hexitime.UseCases, Hexitime.Queries).</summary>
    public static TheoryData<string, string[]> RoomsAndWhatTheyMayKnow => new()
    {
        { "Ledger", [] },
        { "Members", ["Ledger"] },
        { "Networks", ["Members", "Ledger"] },
        { "Projects", ["Networks", "Members", "Ledger"] },
        { "Donations", ["Projects", "Networks", "Members", "Ledger"] },
        { "Listings", ["Networks", "Members", "Ledger"] },
        { "Matching.Words", [] },
        { "Matching.Availability", [] },
        { "Matching.Places", [] },
        { "Matching.Vocabulary", ["Matching.Words", "Members"] },
        { "Matching.Assignment", ["Listings", "Members"] },
        { "Matching.Rings", ["Listings", "Members"] },
        { "Matching.Ranking", ["Matching.Words", "Matching.Availability", "Matching.Places", "Matching.Vocabulary", "Listings", "Networks", "Members", "Ledger"] },
        { "Exchanges", ["Listings", "Networks", "Members", "Ledger"] },
        { "Rings", ["Exchanges", "Listings", "Networks", "Members", "Ledger"] },
        { "Matching", ["Matching.Assignment", "Matching.Words", "Matching.Availability", "Matching.Places", "Matching.Vocabulary", "Matching.Ranking", "Matching.Rings", "Rings", "Exchanges", "Listings", "Networks", "Members", "Ledger"] },
        { "Sessions", ["Networks", "Members", "Ledger"] },
        { "Campaigns", ["Projects", "Exchanges", "Listings", "Networks", "Members", "Ledger"] },
        { "Messages", ["Projects", "Sessions", "Exchanges", "Listings", "Networks", "Members", "Ledger"] },
        { "Reports", ["Messages", "Testimonials", "Projects", "Sessions", "Exchanges", "Listings", "Networks", "Members", "Ledger"] },
        { "Resources", ["Projects", "Sessions", "Exchanges", "Listings", "Networks", "Members", "Ledger"] },
        { "Testimonials", ["Networks", "Members", "Ledger"] },
        { "Notifications", ["Matching", "Testimonials", "Reports", "Messages", "Projects", "Rings", "Sessions", "Exchanges", "Listings", "Donations", "Networks", "Members", "Ledger"] },
        { "Demographics", ["Members", "Ledger"] },
        { "Verification", ["Exchanges", "Listings", "Networks", "Members", "Ledger"] },
        { "Privacy", ["Members", "Ledger"] },
        { "Audit", ["Members", "Ledger"] },
        { "Import", ["Members", "Ledger"] },
        { "Impact.Indicators", ["Ledger"] },
        { "Impact.Disclosure", [] },
        { "Impact.Map", [] },
        { "Impact", ["Impact.Disclosure", "Impact.Indicators", "Impact.Map", "Import", "Campaigns", "Projects", "Sessions", "Exchanges", "Listings", "Networks", "Members", "Ledger"] },
        { "Impact.Equity", ["Demographics", "Campaigns", "Projects", "Impact", "Impact.Disclosure", "Impact.Indicators", "Networks", "Members", "Ledger"] },
        { "Impact.Board", ["Campaigns", "Impact", "Impact.Equity", "Impact.Map", "Networks", "Members"] },
        { "Impact.Evidence", ["Impact", "Projects", "Sessions", "Exchanges", "Networks", "Members", "Ledger"] },
        { "Housekeeping", ["Impact", "Matching", "Notifications", "Exchanges", "Sessions", "Projects", "Listings", "Networks", "Members", "Ledger"] },
    };

    /// <summary>The common ground, and the rooms it may know: a use case looks up the member who acts.</summary>
    public static TheoryData<string, string[]> CommonGroundAndWhatItMayKnow => new()
    {
        { @"Hexitime\.UseCases", ["Members"] },
        { @"Hexitime\.Queries", [] },
        { "Hexitime", [] },
    };

    [Theory]
    [MemberData(nameof(AssembliesAndWhatTheyMayKnow))]
    public void An_assembly_knows_only_what_lies_below_it(string assembly, string[] mayKnow)
    {
        var references = new[] { Core, Persistence, Sqlite, PostgreSql, AspNetCore, Testing }.Single(a => a.GetName().Name == assembly).GetReferencedAssemblies();

        references.Select(r => r.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && name is not ("System" or "netstandard" or "mscorlib"))
            .Where(name => !mayKnow.Any(allowed => allowed.EndsWith('.') ? name.StartsWith(allowed, StringComparison.Ordinal)
                : name == allowed || (allowed == "Microsoft.EntityFrameworkCore" && name.StartsWith(allowed + ".", StringComparison.Ordinal))))
            .ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(RoomsAndWhatTheyMayKnow))]
    public void A_room_of_Core_knows_only_the_rooms_below_it(string room, string[] mayKnow)
    {
        foreach (var other in Rooms.Except([room, .. mayKnow]))
            ShouldNotKnow($@"Hexitime\.{room}", other);
    }

    /// <summary>What members declare about themselves is for them alone, and for one room that counts it under disclosure control.</summary>
    [Fact]
    public void No_other_room_reads_what_members_declare_about_themselves()
    {
        RoomsAndWhatTheyMayKnow.Where(r => ((string[])r[1]).Contains("Demographics")).Select(r => (string)r[0]).ShouldBe(["Impact.Equity"]);
        var declaration = Core.GetType("Hexitime.Demographics.Declaration", throwOnError: true)!;
        declaration.IsNotPublic.ShouldBeTrue();
        Core.GetExportedTypes().SelectMany(t => t.GetMembers()).Where(m => m.ToString()!.Contains(declaration.FullName!, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(CommonGroundAndWhatItMayKnow))]
    public void The_common_ground_of_Core_knows_no_room_but_the_members(string ground, string[] mayKnow)
    {
        foreach (var other in Rooms.Except(mayKnow))
            ShouldNotKnow(ground, other);
    }

    /// <summary>Otherwise it would be read and written as an object with a value.</summary>
    [Fact]
    public void Every_id_is_a_plain_text_in_JSON() =>
        Core.GetTypes().Where(t => t.IsValueType && Array.Exists(t.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEntityId<>)))
            .Where(t => t.GetCustomAttribute<JsonConverterAttribute>() is null).ShouldBeEmpty();

    [Fact]
    public void Every_room_of_Core_has_its_place_in_the_house() =>
        Core.GetTypes().Select(t => t.Namespace).OfType<string>().Where(n => n.StartsWith("Hexitime.", StringComparison.Ordinal))
            .Select(n => n["Hexitime.".Length..]).Distinct()
            .ShouldBe([.. Rooms, "UseCases", "Queries"], ignoreOrder: true);

    /// <summary>All but <see cref="HexitimeServices"/>, which puts the rooms together.</summary>
    private static void ShouldNotKnow(string place, string room)
    {
        var rule = Types().That().ResideInNamespaceMatching($"^{place}$").And().AreNot(typeof(HexitimeServices))
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($@"^Hexitime\.{room}$"));
        rule.Evaluate(House).Where(r => !r.Passed).Select(r => r.Description).ShouldBeEmpty($"{place} must not know {room}");
    }

    [Fact]
    public void Of_MediatR_only_the_four_lasting_interfaces_are_used()
    {
        foreach (var assembly in new[] { Core, Persistence, Sqlite, PostgreSql, AspNetCore, Testing })
        {
            using var file = new PEReader(File.OpenRead(assembly.Location));
            var metadata = file.GetMetadataReader();
            var used = metadata.TypeReferences.Select(metadata.GetTypeReference)
                .Where(t => t.ResolutionScope.Kind == HandleKind.AssemblyReference
                    && metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)t.ResolutionScope).Name) == "MediatR")
                .Select(t => metadata.GetString(t.Name)).ToList();

            // The compiler names IBaseRequest too, from which IRequest<T> derives in every version.
            used.Except(["IBaseRequest", "IRequest`1", "IRequestHandler`2", "INotification", "INotificationHandler`1"]).ShouldBeEmpty(assembly.GetName().Name);
            if (assembly == Core)
                used.ShouldNotBeEmpty();
        }
    }
}
