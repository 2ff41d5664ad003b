"""Contains all the data models used in inputs/outputs"""

from .application_page import ApplicationPage
from .application_shape import ApplicationShape
from .application_shape_record import ApplicationShapeRecord
from .attendance import Attendance
from .cell_problem import CellProblem
from .changed_draft import ChangedDraft
from .changed_draft_answers_type_0 import ChangedDraftAnswersType0
from .changed_draft_record_type_0 import ChangedDraftRecordType0
from .comment import Comment
from .confirmed import Confirmed
from .confirming import Confirming
from .conflict import Conflict
from .conflict_problems_type_0_item import ConflictProblemsType0Item
from .corrections import Corrections
from .corrections_corrections import CorrectionsCorrections
from .country_shape import CountryShape
from .crisis_page import CrisisPage
from .decision import Decision
from .decision_text_type_0 import DecisionTextType0
from .decisions import Decisions
from .decisions_decisions import DecisionsDecisions
from .delivery_page import DeliveryPage
from .delivery_shape import DeliveryShape
from .draft_line import DraftLine
from .draft_line_kind import DraftLineKind
from .draft_line_state import DraftLineState
from .draft_page import DraftPage
from .draft_page_states import DraftPageStates
from .draft_shape import DraftShape
from .draft_shape_answers import DraftShapeAnswers
from .draft_shape_kind import DraftShapeKind
from .draft_shape_says import DraftShapeSays
from .draft_shape_state import DraftShapeState
from .due_shape import DueShape
from .due_shape_what import DueShapeWhat
from .entry_page import EntryPage
from .entry_shape import EntryShape
from .entry_shape_body_type_0 import EntryShapeBodyType0
from .expert_page import ExpertPage
from .expert_shape import ExpertShape
from .export_spreadsheet_kind import ExportSpreadsheetKind
from .filter_parameters import FilterParameters
from .filter_parameters_standby_item import FilterParametersStandbyItem
from .group_shape import GroupShape
from .institution_page import InstitutionPage
from .institution_shape import InstitutionShape
from .institution_shape_record import InstitutionShapeRecord
from .institution_shape_type import InstitutionShapeType
from .intake_line import IntakeLine
from .intake_line_kind import IntakeLineKind
from .intake_line_state import IntakeLineState
from .intake_page import IntakePage
from .intake_shape import IntakeShape
from .intake_shape_kind import IntakeShapeKind
from .intake_shape_rows import IntakeShapeRows
from .intake_shape_state import IntakeShapeState
from .introduction_page import IntroductionPage
from .introduction_shape import IntroductionShape
from .introduction_shape_kind import IntroductionShapeKind
from .introduction_shape_outcomes import IntroductionShapeOutcomes
from .introduction_shape_record import IntroductionShapeRecord
from .introduction_shape_state import IntroductionShapeState
from .list_applications_direction import ListApplicationsDirection
from .list_drafts_fits_type_0 import ListDraftsFitsType0
from .list_drafts_kind_type_0 import ListDraftsKindType0
from .list_drafts_sort import ListDraftsSort
from .list_drafts_source_type_0 import ListDraftsSourceType0
from .list_drafts_state_type_0 import ListDraftsStateType0
from .list_institutions_type_type_0 import ListInstitutionsTypeType0
from .list_intake_rows_state_type_0 import ListIntakeRowsStateType0
from .list_introductions_direction_type_0 import ListIntroductionsDirectionType0
from .list_introductions_state_type_0 import ListIntroductionsStateType0
from .list_needs_standby_item import ListNeedsStandbyItem
from .list_offers_standby_item import ListOffersStandbyItem
from .list_origins_response_200_item import ListOriginsResponse200Item
from .list_sessions_level_type_0 import ListSessionsLevelType0
from .list_unconfirmed_kind_type_0 import ListUnconfirmedKindType0
from .mandate_page import MandatePage
from .mandate_shape import MandateShape
from .mandate_shape_duty import MandateShapeDuty
from .marked import Marked
from .match_shape import MatchShape
from .match_shape_record import MatchShapeRecord
from .match_shape_standing import MatchShapeStanding
from .matches import Matches
from .matches_of_need_standby_item import MatchesOfNeedStandbyItem
from .matches_of_offer_standby_item import MatchesOfOfferStandbyItem
from .merging import Merging
from .merging_kind import MergingKind
from .message_shape import MessageShape
from .message_shape_record import MessageShapeRecord
from .message_shape_says import MessageShapeSays
from .named import Named
from .new_application import NewApplication
from .new_application_note_type_0 import NewApplicationNoteType0
from .new_draft import NewDraft
from .new_draft_answers_type_0 import NewDraftAnswersType0
from .new_draft_kind import NewDraftKind
from .new_draft_record_type_0 import NewDraftRecordType0
from .new_expert import NewExpert
from .new_institution import NewInstitution
from .new_institution_competences_type_0 import NewInstitutionCompetencesType0
from .new_institution_name import NewInstitutionName
from .new_institution_type import NewInstitutionType
from .new_introduction import NewIntroduction
from .new_introduction_kind import NewIntroductionKind
from .new_introduction_note import NewIntroductionNote
from .new_message import NewMessage
from .new_message_outcome_type_0 import NewMessageOutcomeType0
from .new_message_says import NewMessageSays
from .new_message_text_type_0 import NewMessageTextType0
from .new_message_why_type_0 import NewMessageWhyType0
from .new_need import NewNeed
from .new_need_record import NewNeedRecord
from .new_offer import NewOffer
from .new_offer_record import NewOfferRecord
from .new_participant import NewParticipant
from .new_search import NewSearch
from .new_search_standby_item import NewSearchStandbyItem
from .new_search_wanted import NewSearchWanted
from .new_session import NewSession
from .new_session_costs_type_0 import NewSessionCostsType0
from .new_session_level import NewSessionLevel
from .new_session_place_type_0 import NewSessionPlaceType0
from .new_webhook import NewWebhook
from .new_webhook_kinds_item import NewWebhookKindsItem
from .notice_page import NoticePage
from .notice_shape import NoticeShape
from .notices_read import NoticesRead
from .organisation_shape import OrganisationShape
from .own_record import OwnRecord
from .own_record_kind import OwnRecordKind
from .page import Page
from .problem import Problem
from .problem_problems_type_0_item import ProblemProblemsType0Item
from .question import Question
from .question_standby_item import QuestionStandbyItem
from .question_wanted import QuestionWanted
from .reason import Reason
from .reason_reason import ReasonReason
from .reason_shape import ReasonShape
from .reason_shape_facts import ReasonShapeFacts
from .register_shape import RegisterShape
from .revision import Revision
from .revision_kind import RevisionKind
from .row_page import RowPage
from .row_shape import RowShape
from .row_shape_alike_item import RowShapeAlikeItem
from .row_shape_answers import RowShapeAnswers
from .row_shape_state import RowShapeState
from .search_shape import SearchShape
from .search_shape_filters import SearchShapeFilters
from .search_shape_wanted import SearchShapeWanted
from .search_standby_item import SearchStandbyItem
from .selection_shape import SelectionShape
from .selection_shape_record import SelectionShapeRecord
from .send_spreadsheet_multi_part_body_params import SendSpreadsheetMultiPartBodyParams
from .send_spreadsheet_multi_part_body_params_kind import SendSpreadsheetMultiPartBodyParamsKind
from .session_page import SessionPage
from .session_shape import SessionShape
from .session_shape_level import SessionShapeLevel
from .session_shape_record import SessionShapeRecord
from .showing import Showing
from .spreadsheet_template_kind import SpreadsheetTemplateKind
from .spreadsheet_template_language import SpreadsheetTemplateLanguage
from .standing_ready import StandingReady
from .step_shape import StepShape
from .taking_over import TakingOver
from .thread_shape import ThreadShape
from .thread_shape_kind import ThreadShapeKind
from .thread_shape_moves_item import ThreadShapeMovesItem
from .thread_shape_outcomes import ThreadShapeOutcomes
from .thread_shape_record import ThreadShapeRecord
from .thread_shape_state import ThreadShapeState
from .told import Told
from .told_record import ToldRecord
from .told_standing import ToldStanding
from .twin_shape import TwinShape
from .twin_shape_reasons import TwinShapeReasons
from .twin_shape_title import TwinShapeTitle
from .unconfirmed import Unconfirmed
from .unconfirmed_kind import UnconfirmedKind
from .unconfirmed_page import UnconfirmedPage
from .unconfirmed_record import UnconfirmedRecord
from .unconfirmed_standing import UnconfirmedStanding
from .unfit import Unfit
from .version_shape import VersionShape
from .version_shape_record_type_0 import VersionShapeRecordType0
from .webhook_made import WebhookMade
from .webhook_shape import WebhookShape
from .written import Written

__all__ = (
    "ApplicationPage",
    "ApplicationShape",
    "ApplicationShapeRecord",
    "Attendance",
    "CellProblem",
    "ChangedDraft",
    "ChangedDraftAnswersType0",
    "ChangedDraftRecordType0",
    "Comment",
    "Confirmed",
    "Confirming",
    "Conflict",
    "ConflictProblemsType0Item",
    "Corrections",
    "CorrectionsCorrections",
    "CountryShape",
    "CrisisPage",
    "Decision",
    "Decisions",
    "DecisionsDecisions",
    "DecisionTextType0",
    "DeliveryPage",
    "DeliveryShape",
    "DraftLine",
    "DraftLineKind",
    "DraftLineState",
    "DraftPage",
    "DraftPageStates",
    "DraftShape",
    "DraftShapeAnswers",
    "DraftShapeKind",
    "DraftShapeSays",
    "DraftShapeState",
    "DueShape",
    "DueShapeWhat",
    "EntryPage",
    "EntryShape",
    "EntryShapeBodyType0",
    "ExpertPage",
    "ExpertShape",
    "ExportSpreadsheetKind",
    "FilterParameters",
    "FilterParametersStandbyItem",
    "GroupShape",
    "InstitutionPage",
    "InstitutionShape",
    "InstitutionShapeRecord",
    "InstitutionShapeType",
    "IntakeLine",
    "IntakeLineKind",
    "IntakeLineState",
    "IntakePage",
    "IntakeShape",
    "IntakeShapeKind",
    "IntakeShapeRows",
    "IntakeShapeState",
    "IntroductionPage",
    "IntroductionShape",
    "IntroductionShapeKind",
    "IntroductionShapeOutcomes",
    "IntroductionShapeRecord",
    "IntroductionShapeState",
    "ListApplicationsDirection",
    "ListDraftsFitsType0",
    "ListDraftsKindType0",
    "ListDraftsSort",
    "ListDraftsSourceType0",
    "ListDraftsStateType0",
    "ListInstitutionsTypeType0",
    "ListIntakeRowsStateType0",
    "ListIntroductionsDirectionType0",
    "ListIntroductionsStateType0",
    "ListNeedsStandbyItem",
    "ListOffersStandbyItem",
    "ListOriginsResponse200Item",
    "ListSessionsLevelType0",
    "ListUnconfirmedKindType0",
    "MandatePage",
    "MandateShape",
    "MandateShapeDuty",
    "Marked",
    "Matches",
    "MatchesOfNeedStandbyItem",
    "MatchesOfOfferStandbyItem",
    "MatchShape",
    "MatchShapeRecord",
    "MatchShapeStanding",
    "Merging",
    "MergingKind",
    "MessageShape",
    "MessageShapeRecord",
    "MessageShapeSays",
    "Named",
    "NewApplication",
    "NewApplicationNoteType0",
    "NewDraft",
    "NewDraftAnswersType0",
    "NewDraftKind",
    "NewDraftRecordType0",
    "NewExpert",
    "NewInstitution",
    "NewInstitutionCompetencesType0",
    "NewInstitutionName",
    "NewInstitutionType",
    "NewIntroduction",
    "NewIntroductionKind",
    "NewIntroductionNote",
    "NewMessage",
    "NewMessageOutcomeType0",
    "NewMessageSays",
    "NewMessageTextType0",
    "NewMessageWhyType0",
    "NewNeed",
    "NewNeedRecord",
    "NewOffer",
    "NewOfferRecord",
    "NewParticipant",
    "NewSearch",
    "NewSearchStandbyItem",
    "NewSearchWanted",
    "NewSession",
    "NewSessionCostsType0",
    "NewSessionLevel",
    "NewSessionPlaceType0",
    "NewWebhook",
    "NewWebhookKindsItem",
    "NoticePage",
    "NoticeShape",
    "NoticesRead",
    "OrganisationShape",
    "OwnRecord",
    "OwnRecordKind",
    "Page",
    "Problem",
    "ProblemProblemsType0Item",
    "Question",
    "QuestionStandbyItem",
    "QuestionWanted",
    "Reason",
    "ReasonReason",
    "ReasonShape",
    "ReasonShapeFacts",
    "RegisterShape",
    "Revision",
    "RevisionKind",
    "RowPage",
    "RowShape",
    "RowShapeAlikeItem",
    "RowShapeAnswers",
    "RowShapeState",
    "SearchShape",
    "SearchShapeFilters",
    "SearchShapeWanted",
    "SearchStandbyItem",
    "SelectionShape",
    "SelectionShapeRecord",
    "SendSpreadsheetMultiPartBodyParams",
    "SendSpreadsheetMultiPartBodyParamsKind",
    "SessionPage",
    "SessionShape",
    "SessionShapeLevel",
    "SessionShapeRecord",
    "Showing",
    "SpreadsheetTemplateKind",
    "SpreadsheetTemplateLanguage",
    "StandingReady",
    "StepShape",
    "TakingOver",
    "ThreadShape",
    "ThreadShapeKind",
    "ThreadShapeMovesItem",
    "ThreadShapeOutcomes",
    "ThreadShapeRecord",
    "ThreadShapeState",
    "Told",
    "ToldRecord",
    "ToldStanding",
    "TwinShape",
    "TwinShapeReasons",
    "TwinShapeTitle",
    "Unconfirmed",
    "UnconfirmedKind",
    "UnconfirmedPage",
    "UnconfirmedRecord",
    "UnconfirmedStanding",
    "Unfit",
    "VersionShape",
    "VersionShapeRecordType0",
    "WebhookMade",
    "WebhookShape",
    "Written",
)
