using System.Reflection;
using System.Runtime.CompilerServices;
using Hexitime.Ledger;

namespace Hexitime.Tests;

public sealed class ConventionTests
{
    [Fact]
    public void Every_public_value_type_is_immutable()
    {
        var structs = typeof(Credits).Assembly.GetExportedTypes().Where(type => type is { IsValueType: true, IsEnum: false }).ToList();

        structs.ShouldContain(typeof(Credits));
        structs.Where(type => type.GetCustomAttribute<IsReadOnlyAttribute>() is null).ShouldBeEmpty();
        structs.SelectMany(type => type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)).Where(field => !field.IsInitOnly).ShouldBeEmpty();
        structs.SelectMany(type => type.GetProperties()).Where(property => property.SetMethod is { } setter
            && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))).ShouldBeEmpty();
    }

    [Fact]
    public void Every_refusal_of_the_ledger_has_a_code_and_a_sentence_of_its_own()
    {
        var refusals = Enum.GetValues<LedgerRefusal>().Where(refusal => refusal != LedgerRefusal.None).Select(refusal => Outcome.Refused(refusal).ToRefusal()).ToList();

        refusals.Select(refusal => refusal.Code).ShouldBeUnique();
        refusals.ShouldAllBe(refusal => refusal.Code.StartsWith("ledger.", StringComparison.Ordinal) && refusal.Sentence.EndsWith('.'));
        Should.Throw<InvalidOperationException>(() => Outcome.Applied.ToRefusal());
    }
}
