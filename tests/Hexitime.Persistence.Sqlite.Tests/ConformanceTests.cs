using FsCheck.Xunit;
using Hexitime.Persistence.Conformance.WhoMay;
using static Hexitime.Persistence.Sqlite.SqliteDatabases;

namespace Hexitime.Persistence.Sqlite;

// What every provider must do, on files. The tests are in Hexitime.Persistence.Conformance.

[Properties(MaxTest = 20)]
public sealed class LedgerConformanceTests() : Conformance.LedgerConformanceTests(Files);

public sealed class LedgerStoreTests() : Conformance.LedgerStoreTests(Files);

public sealed class LedgerConcurrencyTests() : Conformance.LedgerConcurrencyTests(Files);

public sealed class LedgerAuditTests() : Conformance.LedgerAuditTests(Files);

public sealed class LedgerSealTests() : Conformance.LedgerSealTests(Files);

public sealed class BackupTests() : Conformance.BackupTests(Files);

public sealed class SealTests() : Conformance.SealTests(Files);

public sealed class RegistrationTests() : Conformance.RegistrationTests(Files);

public sealed class DonationTests() : Conformance.DonationTests(Files);

public sealed class ProjectTests() : Conformance.ProjectTests(Files);

public sealed class ProjectFundingTests() : Conformance.ProjectFundingTests(Files);

public sealed class CampaignTests() : Conformance.CampaignTests(Files);

public sealed class BrokerageTests() : Conformance.BrokerageTests(Files);

public sealed class NetworkTests() : Conformance.NetworkTests(Files);

public sealed class BlockTests() : Conformance.BlockTests(Files);

public sealed class MessageTests() : Conformance.MessageTests(Files);

public sealed class ReportTests() : Conformance.ReportTests(Files);

public sealed class AuditTests() : Conformance.AuditTests(Files);

public sealed class SessionTests() : Conformance.SessionTests(Files);

public sealed class SessionRaceTests() : Conformance.SessionRaceTests(Files);

public sealed class LeavingTests() : Conformance.LeavingTests(Files);

public sealed class ExchangeTests() : Conformance.ExchangeTests(Files);

public sealed class ExchangeStepTests() : Conformance.ExchangeStepTests(Files);

public sealed class ProposalTests() : Conformance.ProposalTests(Files);

public sealed class ExchangeListTests() : Conformance.ExchangeListTests(Files);

[Properties(MaxTest = 20)]
public sealed class ExchangeLifeTests() : Conformance.ExchangeLifeTests(Files);

public sealed class RaceTests() : Conformance.RaceTests(Files);

public sealed class MemberRaceTests() : Conformance.MemberRaceTests(Files);

public sealed class IdempotencyTests() : Conformance.IdempotencyTests(Files);

public sealed class UnitOfWorkTests() : Conformance.UnitOfWorkTests(Files);

public sealed class ListingReadingTests() : Conformance.ListingReadingTests(Files);

public sealed class ReadingTests() : Conformance.ReadingTests(Files);

public sealed class ForOthersTests() : Conformance.ForOthersTests(Files);

public sealed class SessionNetworkTests() : Conformance.SessionNetworkTests(Files);

public sealed class ResourceTests() : Conformance.ResourceTests(Files);

public sealed class RingTests() : Conformance.RingTests(Files);

public sealed class ScheduleTests() : Conformance.ScheduleTests(Files);

public sealed class MatchTests() : Conformance.MatchTests(Files);

public sealed class AssignmentTests() : Conformance.AssignmentTests(Files);

public sealed class FoundRingTests() : Conformance.FoundRingTests(Files);

public sealed class MatchWeightsTests() : Conformance.MatchWeightsTests(Files);

public sealed class VocabularyTests() : Conformance.VocabularyTests(Files);

public sealed class SuggestionTests() : Conformance.SuggestionTests(Files);

public sealed class ExposureTests() : Conformance.ExposureTests(Files);

public sealed class MatchPoolTests() : Conformance.MatchPoolTests(Files);

public sealed class TestimonialTests() : Conformance.TestimonialTests(Files);

public sealed class MeetingTests() : Conformance.MeetingTests(Files);

public sealed class NotificationTests() : Conformance.NotificationTests(Files);

public sealed class DeliveryTests() : Conformance.DeliveryTests(Files);

public sealed class ProjectNoticeTests() : Conformance.ProjectNoticeTests(Files);

public sealed class OutboxTests() : Conformance.OutboxTests(Files);

public sealed class HostContextTests() : Conformance.HostContextTests(Files);

public sealed class MigrationTests() : Conformance.MigrationTests(Files);

public sealed class ScriptTests() : Conformance.ScriptTests(Files);

public sealed class SilentRequestTests() : Conformance.WhoMay.SilentRequestTests(Files);

public sealed class BankOfAll() : Conformance.WhoMay.BankOfAll(Files);

public sealed class WhoMayTests(BankOfAll all) : Conformance.WhoMay.WhoMayTests(all), IClassFixture<BankOfAll>
{
    [Theory]
    [MemberData(nameof(TheOtherTwo))]
    public Task Only_who_may_is_let_through(string request, string @case, Person person) => CheckAsync(request, @case, person);
}

public sealed class ExportTests() : Conformance.Privacy.ExportTests(Files);

public sealed class ExchangePrivacyTests() : Conformance.Privacy.ExchangePrivacyTests(Files);

public sealed class ErasureTests() : Conformance.Privacy.ErasureTests(Files);

public sealed class ConsentTests() : Conformance.Privacy.ConsentTests(Files);

public sealed class DemographicTests() : Conformance.Privacy.DemographicTests(Files);

public sealed class VerificationTests() : Conformance.Privacy.VerificationTests(Files);

public sealed class ImpactTests() : Conformance.ImpactTests(Files);

public sealed class ImpactViewTests() : Conformance.ImpactViewTests(Files);

public sealed class RecordTests() : Conformance.RecordTests(Files);

public sealed class EquityTests() : Conformance.EquityTests(Files);

public sealed class MapTests() : Conformance.MapTests(Files);
