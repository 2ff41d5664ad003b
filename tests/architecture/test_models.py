"""Every table is a reading of registers, an entry that never changes, or plainly changeable; none is forgotten."""

from django.apps import apps

from bandung.clearance.models import Draft, DraftStep, IncomingMail, Intake, IntakeKey, IntakeRow
from bandung.commissions.models import ActDraft, AgendaItem, CommissionAct, CommissionSession, ProgrammeLine, Seat
from bandung.consents.models import Consent
from bandung.contributions.models import (
    Closing,
    Confirmation,
    Contribution,
    LedgerMark,
    SameContribution,
    SameLine,
    Settlement,
)
from bandung.datasets.models import Dataset, DatasetImport, DatasetVersion, ForeignActivity, TakenRecord
from bandung.exchange.models import Need, Objection, Offer
from bandung.funds.models import Assessment, Award, Call, Fund, JointProposal, OwnAssessment, Seal
from bandung.introductions.models import Introduction, Message
from bandung.notices.models import Bounce, ClockRun, Delivery, Notice, StandingSearch, Telling, Webhook, WorkerSeen
from bandung.parties.models import Institution, Party
from bandung.partnerships.models import (
    AgreementDraft,
    AgreementText,
    Initiative,
    Leaving,
    Move,
    Participant,
    Remark,
    Terms,
)
from bandung.payments.models import BroughtFile, ClearingRound, CreditLine, Obligation, Payment, RoundDue, RoundLine
from bandung.people.models import Invitation, Mandate, Profile, Token
from bandung.plans.models import Plan, Progress, Transfer
from bandung.registers.models import Entry, PrivateKey, Register
from bandung.registers.readers import READINGS
from bandung.reporting.models import (
    IatiPiece,
    IatiPublisher,
    IatiVersion,
    PublishedReport,
    ReportContent,
    ReportPolicy,
    ReportVersion,
)
from bandung.returns.models import Return, ReturnSheet, StandingRequest
from bandung.reviews.models import (
    EvaluationPlan,
    FinalReport,
    Lesson,
    Observation,
    OwnReview,
    Resting,
    Review,
    ReviewRound,
    ReviewSeal,
)
from bandung.training.models import Application, Expert, ExpertStep, Selection, TrainingSession

READ_FROM_REGISTERS = {Party, Institution, Need, Offer, Objection, Introduction, Message} | {
    Obligation,
    CreditLine,
    ClearingRound,
    RoundLine,
    RoundDue,
    Payment,
    TrainingSession,
    Application,
    Selection,
    Fund,
    Call,
    JointProposal,
    Seal,
    Assessment,
    Award,
    Consent,
    Initiative,
    Participant,
    Terms,
    Move,
    AgreementText,
    Leaving,
    Remark,
    CommissionSession,
    Seat,
    AgendaItem,
    CommissionAct,
    ProgrammeLine,
    Plan,
    Progress,
    Transfer,
    Contribution,
    Confirmation,
    Settlement,
    SameContribution,
    SameLine,
    Closing,
    PublishedReport,
    Observation,
    EvaluationPlan,
    FinalReport,
    ReviewRound,
    ReviewSeal,
    Review,
    Lesson,
    Resting,
}
NEVER_CHANGED = {Entry, ExpertStep, DraftStep}
CHANGEABLE = {
    BroughtFile,
    IatiPiece,
    IatiPublisher,
    IatiVersion,
    ReportContent,
    ReportPolicy,
    ReportVersion,
    LedgerMark,
    ActDraft,
    OwnAssessment,
    OwnReview,
    Draft,
    AgreementDraft,
    IncomingMail,
    Intake,
    IntakeKey,
    IntakeRow,
    Return,
    ReturnSheet,
    StandingRequest,
    Expert,
    Register,
    PrivateKey,
    Mandate,
    Invitation,
    Profile,
    Token,
    Invitation,
    Token,
    Profile,
    Bounce,
    ClockRun,
    Notice,
    Telling,
    WorkerSeen,
    StandingSearch,
    Webhook,
    Delivery,
    Dataset,
    DatasetVersion,
    ForeignActivity,
    DatasetImport,
    TakenRecord,
}


def test_every_model_is_listed() -> None:
    ours = {model for model in apps.get_models() if model.__module__.startswith("bandung.")}

    assert ours == READ_FROM_REGISTERS | NEVER_CHANGED | CHANGEABLE


def test_the_readings_are_the_tables_that_a_rebuild_drops() -> None:
    assert set(READINGS) == READ_FROM_REGISTERS
